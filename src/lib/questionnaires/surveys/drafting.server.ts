import { sql } from 'drizzle-orm';
import { survey } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { deleteInvitees } from './invitees.server.ts';
import { lineOf } from './log-line.ts';
import { prepare, type Prepared, type SurveyFault } from './prepare-survey.server.ts';
import type { SurveyInput } from './survey.form.ts';
import { get } from './surveys.server.ts';

export type { SurveyFault };

/**
 * Drafts a survey: a published questionnaire put to this unit; in a consultation it is a further step. The form's key
 * makes it once, however often it is sent.
 */
export async function draft(
	actor: Actor,
	unitId: string,
	input: SurveyInput,
	now: number
): Promise<{ id: string } | SurveyFault> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor draft surveys');
	if (input.key === '') refuse('invalid', 'a draft without a form key');
	const known = await idOfKey(unitId, input.key);
	if (known !== null) return { id: known };
	const prepared = await prepare(unitId, input, now);
	if ('fault' in prepared) return prepared;
	const [id, stepId] = [newId(), newId()];
	const { questionnaire_version_id, consultation_id, access, roll_id } = prepared;
	const absent = sql`NOT EXISTS (SELECT 1 FROM survey WHERE form_key = ${input.key})`;
	await write([
		insertStep(stepId, consultation_id, absent),
		sql`INSERT INTO survey (id, form_key, unit_id, questionnaire_version_id, consultation_id, step_id,
				access, roll_id, opens_at, closes_at, live, created_by, created_at)
			SELECT ${id}, ${input.key}, ${unitId}, ${questionnaire_version_id}, ${consultation_id},
				${consultation_id && stepId}, ${access}, ${roll_id}, ${prepared.opens_at},
				${prepared.closes_at}, ${Number(prepared.live)}, ${actor.id}, ${now}
			WHERE ${absent}`,
		entry({ ...lineOf(actor, { id, unit_id: unitId }, 'surveys.draft', now), detail: { access } })
	]);
	return { id: (await idOfKey(unitId, input.key)) ?? refuse('conflict', 'another unit’s key') };
}

/**
 * Changes a draft. Refused as 'edited_meanwhile' when somebody else saved since `version`, and as 'already_opened'
 * once it was opened: nothing of it changes then.
 */
export async function revise(
	actor: Actor,
	surveyId: string,
	version: number,
	input: SurveyInput,
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'already_opened' | SurveyFault> {
	const before = await get(surveyId);
	if (!canEdit(actor, before.unit_id)) refuse('forbidden', 'only chair and editor revise surveys');
	const given = before.round_of === null ? null : before;
	const prepared = await prepare(before.unit_id, input, now, given);
	if ('fault' in prepared) return prepared;
	const untouched = sql`id = ${surveyId} AND version = ${version} AND ${STILL_DRAFT}`;
	const moves = before.consultation_id !== prepared.consultation_id;
	const stepId = !moves ? before.step_id : prepared.consultation_id && newId();
	const [, revised] = await write([
		insertStep(
			stepId ?? '',
			moves ? prepared.consultation_id : null,
			sql`EXISTS (SELECT 1 FROM survey WHERE ${untouched})`
		),
		sql`UPDATE survey SET ${columnsOf(prepared)}, step_id = ${stepId}, version = version + 1
			WHERE ${untouched}`,
		entry({
			...lineOf(actor, before, 'surveys.revise', now),
			detail: { version: version + 1 }
		}),
		sql`DELETE FROM step WHERE id = ${before.step_id} AND kind = 'questionnaire'
			AND NOT EXISTS (SELECT 1 FROM survey WHERE step_id = step.id)`
	]);
	if (revised?.rowsAffected) return 'revised';
	return (await get(surveyId)).opened_at === null ? 'edited_meanwhile' : 'already_opened';
}

/** Puts a draft away for good; a survey that was opened stays. */
export async function discard(
	actor: Actor,
	surveyId: string,
	now: number
): Promise<'discarded' | 'already_opened'> {
	const before = await get(surveyId);
	if (!canEdit(actor, before.unit_id)) refuse('forbidden', 'only chair and editor discard surveys');
	await write([
		sql`UPDATE survey SET discarded_at = ${now} WHERE id = ${surveyId} AND ${STILL_DRAFT}`,
		entry(lineOf(actor, before, 'surveys.discard', now))
	]);
	if ((await get(surveyId)).discarded_at === null) return 'already_opened';
	await deleteInvitees(sql`survey_id = ${surveyId}`);
	return 'discarded';
}

const STILL_DRAFT = sql`opened_at IS NULL AND discarded_at IS NULL`;

/** The further step of a consultation that a survey is; none without a consultation. */
function insertStep(stepId: string, consultationId: string | null, when: ReturnType<typeof sql>) {
	return sql`INSERT INTO step (id, consultation_id, position, kind)
		SELECT ${stepId}, c.id,
			(SELECT coalesce(max(position), 0) + 1 FROM step WHERE consultation_id = c.id),
			'questionnaire'
		FROM consultation c WHERE c.id = ${consultationId} AND ${when}`;
}

function columnsOf(prepared: Prepared) {
	const changes = Object.entries({ ...prepared, live: Number(prepared.live) }).map(
		([name, value]) => sql`${sql.identifier(name)} = ${value}`
	);
	return sql.join(changes, sql`, `);
}

async function idOfKey(unitId: string, key: string): Promise<string | null> {
	const rows = await db()
		.select({ id: survey.id })
		.from(survey)
		.where(sql`${survey.form_key} = ${key} AND ${survey.unit_id} = ${unitId}`);
	return rows[0]?.id ?? null;
}
