import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { application, submission } from '#db/schema.server.ts';
import { canOrganise, holds, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { listAnswers } from './answers.server.ts';
import { get, getWritable } from './applications.server.ts';
import { voiceOf } from './asking.server.ts';
import { completeness } from './completeness.ts';
import * as evidence from './evidence.server.ts';
import { freeze, type Frozen } from './freezing.ts';
import { lineOf } from './log-line.server.ts';

export type Submission = Omit<typeof submission.$inferSelect, 'body'> & { body: Frozen };

export type SubmitAnswer =
	| { number: number; sha256: string }
	| 'incomplete'
	| 'not_open'
	| 'changed_meanwhile'
	| 'survey_open'
	| 'survey_working';

/**
 * Submits an application: what was said, what proves it, and figures worked out then and there are frozen as they are,
 * with the SHA-256 of it as the receipt. Only a complete one, only by the chair, only in time. A survey that is to speak
 * for the residents has ended before; fewer than five answers are no voice, and do not keep anybody from submitting.
 */
export async function submit(
	actor: Actor,
	applicationId: string,
	now: number
): Promise<SubmitAnswer> {
	const { unit_id: unitId } = await get(applicationId);
	if (!holds(actor, unitId, 'chair')) refuse('forbidden', 'only the chair submits');
	await evidence.refresh(actor, applicationId, now);
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return 'not_open';
	const { found } = writable;
	const [frozenTerms, unit, said, pieces] = await Promise.all([
		termsOf(found.programme_id),
		units.get(unitId),
		listAnswers(applicationId),
		evidence.list(applicationId)
	]);
	const { number: terms, terms: asked } = frozenTerms;
	const indicators = indicatorsOf(asked.criteria);
	if (completeness(indicators, said, asked.narrative).lacks.length > 0) return 'incomplete';
	const voice = asked.residents ? await voiceOf(found.survey_id, now) : null;
	if (voice === 'not_closed') return 'survey_open';
	if (voice === 'working') return 'survey_working';
	const residents = typeof voice === 'string' ? null : voice;
	const { id, name, code } = unit;
	const head = { application: applicationId, programme: found.programme_id, terms };
	const body = JSON.stringify(
		freeze(
			{ ...head, unit: { id, name, code }, submitted_at: now, residents },
			indicators.map(({ key }) => key),
			{ said, pieces }
		)
	);
	const sha256 = createHash('sha256').update(body).digest('hex');
	const versions = [...said.values()].reduce((all, { version }) => all + version, 0);
	const [submitted] = await write([
		sql`UPDATE ${application} SET submitted_at = ${now}, submitted_by = ${actor.id}, screened_at = NULL,
				screened_by = NULL, screening = NULL, residents = ${residents && JSON.stringify(residents)}
			WHERE id = ${applicationId} AND survey_id IS ${found.survey_id} AND submitted_at IS NULL AND withdrawn_at IS NULL
				AND (SELECT coalesce(sum(version), 0) FROM application_answer
					WHERE application_id = ${applicationId}) = ${versions}
				AND (SELECT json_group_array(id ORDER BY added_at, id) FROM evidence
					WHERE application_id = ${applicationId} AND removed_at IS NULL)
					= ${JSON.stringify(pieces.map(({ id }) => id))}
				AND (SELECT max(number) FROM programme_terms
					WHERE programme_id = ${found.programme_id}) = ${terms}`,
		sql`INSERT INTO ${submission}
				(application_id, number, terms_number, body, sha256, submitted_by, submitted_at)
			SELECT ${applicationId}, coalesce(max(number), 0) + 1, ${terms}, ${body}, ${sha256}, ${actor.id}, ${now}
			FROM ${submission} WHERE application_id = ${applicationId} HAVING changes() > 0`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.submit', now }, { sha256 })
	]);
	if (!submitted?.rowsAffected) return 'changed_meanwhile';
	const newest = await findNewest(applicationId);
	return { number: newest?.number ?? 1, sha256 };
}

/** Sends a submitted application back to be completed, with a reason; the organiser may give it more time. */
export async function sendBack(
	actor: Actor,
	applicationId: string,
	{ reason, until }: { reason: string; until: number | null },
	now: number
): Promise<'returned' | 'no_reason' | 'not_submitted'> {
	const { programme_id, unit_id: unitId } = await get(applicationId);
	const { unit_id: organiser } = await programmes.get(programme_id);
	if (!canOrganise(actor, organiser)) refuse('forbidden', 'only the organiser sends back');
	if (reason.trim() === '') return 'no_reason';
	const [returned] = await write([
		sql`UPDATE ${application} SET submitted_at = NULL, submitted_by = NULL,
				extended_until = coalesce(${until}, extended_until),
				extended_by = CASE WHEN ${until} IS NULL THEN extended_by ELSE ${actor.id} END,
				extension_reason = CASE WHEN ${until} IS NULL THEN extension_reason ELSE ${reason.trim()} END
			WHERE id = ${applicationId} AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM review
					WHERE application_id = ${applicationId} AND released_at IS NULL)
				AND NOT EXISTS (SELECT 1 FROM programme p
					WHERE p.id = programme_id AND p.announced_at IS NOT NULL)`,
		sql`UPDATE ${submission} SET returned_at = ${now}, returned_by = ${actor.id},
				return_reason = ${reason.trim()}
			WHERE application_id = ${applicationId} AND returned_at IS NULL AND changes() > 0`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.return', now }, { reason })
	]);
	return returned?.rowsAffected ? 'returned' : 'not_submitted';
}

/** The submission that stands, or the last one that was sent back; null before the first. */
export async function findNewest(applicationId: string): Promise<Submission | null> {
	const [found] = await select(applicationId);
	return found ?? null;
}

/** All submissions of an application, the newest first. */
export function list(applicationId: string): Promise<Submission[]> {
	return select(applicationId);
}

/** The submission that reviewers read, or 404. */
export async function getStanding(applicationId: string): Promise<Submission> {
	const newest = await findNewest(applicationId);
	if (!newest || newest.returned_at !== null)
		refuse('not_found', `${applicationId} is not submitted`);
	return newest;
}

async function select(applicationId: string): Promise<Submission[]> {
	const rows = await db()
		.select()
		.from(submission)
		.where(eq(submission.application_id, applicationId))
		.orderBy(desc(submission.number));
	// It was put together by us before it was stored.
	return rows.map(({ body, ...rest }) => ({ ...rest, body: body as Frozen }));
}
