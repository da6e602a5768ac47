import { sql } from 'drizzle-orm';
import { questionnaire, questionnaire_plan } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Document } from '../document.ts';
import { plansIn } from './plans.server.ts';
import { get } from './questionnaires.server.ts';

export type Drafted = { key: string; document: Document };

/** Begins a questionnaire. The form's key makes it once, however often it is sent. */
export async function draft(
	actor: Actor,
	unitId: string,
	input: Drafted,
	now: number
): Promise<{ id: string }> {
	if (plansIn(input.document).length > 0) refuse('invalid', 'a new questionnaire has no plans yet');
	return begin(actor, { unitId, action: 'questionnaires.draft', now }, input);
}

/**
 * Keeps what an editor has made of a draft, if nobody else has saved since `version`; its plans must have been
 * added to it before. What was published stays as it is.
 */
export async function revise(
	actor: Actor,
	questionnaireId: string,
	version: number,
	document: Document,
	now: number
): Promise<{ version: number } | 'edited_meanwhile' | 'discarded' | 'no_such_plan'> {
	const before = await get(questionnaireId);
	if (!canEdit(actor, before.unit_id)) refuse('forbidden', 'only chair and editor revise');
	const plans = JSON.stringify(plansIn(document));
	const [revised] = await write([
		sql`UPDATE ${questionnaire} SET draft = ${JSON.stringify(document)}, title = ${titleOf(document)},
				version = version + 1, revised_at = ${now}, revised_by = ${actor.id}
			WHERE id = ${questionnaireId} AND version = ${version} AND discarded_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM json_each(${plans}) WHERE value NOT IN (
				SELECT file_id FROM ${questionnaire_plan} WHERE questionnaire_id = ${questionnaireId}))`
	]);
	if (revised?.rowsAffected) return { version: version + 1 };
	const after = await get(questionnaireId);
	if (after.discarded_at !== null) return 'discarded';
	return after.version === version ? 'no_such_plan' : 'edited_meanwhile';
}

/** Puts a questionnaire away; its versions and their answers stay. */
export async function discard(actor: Actor, questionnaireId: string, now: number): Promise<void> {
	const { unit_id: unitId } = await get(questionnaireId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor discard');
	await write([
		sql`UPDATE ${questionnaire} SET discarded_at = ${now}
			WHERE id = ${questionnaireId} AND discarded_at IS NULL`,
		entry(line(actor, { unitId, action: 'questionnaires.discard', now }, questionnaireId))
	]);
}

/** Brings one back that was put away. */
export async function restore(actor: Actor, questionnaireId: string, now: number): Promise<void> {
	const { unit_id: unitId } = await get(questionnaireId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor restore');
	await write([
		sql`UPDATE ${questionnaire} SET discarded_at = NULL
			WHERE id = ${questionnaireId} AND discarded_at IS NOT NULL`,
		entry(line(actor, { unitId, action: 'questionnaires.restore', now }, questionnaireId))
	]);
}

export type Act = { unitId: string; action: string; now: number };

/** A new questionnaire with this document, and with the plans of the one that it is taken from. */
export async function begin(
	actor: Actor,
	act: Act,
	{ key, document }: Drafted,
	from: string | null = null
): Promise<{ id: string }> {
	const { unitId, now } = act;
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor begin questionnaires');
	if (key === '') refuse('invalid', 'a questionnaire without a form key');
	const id = newId();
	await write([
		sql`INSERT INTO ${questionnaire} (id, form_key, unit_id, title, draft, created_by, created_at)
			VALUES (${id}, ${key}, ${unitId}, ${titleOf(document)}, ${JSON.stringify(document)},
				${actor.id}, ${now})
			ON CONFLICT DO NOTHING`,
		entry(line(actor, act, id)),
		sql`INSERT INTO ${questionnaire_plan} (questionnaire_id, file_id)
			SELECT ${id}, file_id FROM ${questionnaire_plan} WHERE questionnaire_id = ${from}
			AND EXISTS (SELECT 1 FROM ${questionnaire} WHERE id = ${id})`
	]);
	const [made] = await db()
		.select({ id: questionnaire.id })
		.from(questionnaire)
		.where(sql`${questionnaire.form_key} = ${key} AND ${questionnaire.unit_id} = ${unitId}`);
	return made ?? refuse('conflict', 'the form key is another unit’s');
}

/** A title to be listed under: that of the document, on one line. */
export function titleOf({ title }: Document): string {
	return [...title.zh.replace(/\s+/g, ' ').trim()].slice(0, 200).join('');
}

function line(actor: Actor, { unitId, action, now }: Act, id: string) {
	return {
		at: now,
		unitId,
		actor: { kind: 'person' as const, id: actor.id },
		action,
		subject: { kind: 'questionnaire', id }
	};
}
