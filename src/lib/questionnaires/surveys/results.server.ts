import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.ts';
import { get } from './surveys.server.ts';

/** Shows the results of a survey that is over to everybody. */
export async function publishResults(
	actor: Actor,
	surveyId: string,
	now: number
): Promise<'published' | 'not_over'> {
	const survey = await get(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor publish results');
	const over = sql`opened_at IS NOT NULL AND discarded_at IS NULL
		AND (closed_at IS NOT NULL OR closes_at <= ${now})`;
	await write([
		sql`UPDATE survey SET published_at = ${now}, published_by = ${actor.id}
			WHERE id = ${surveyId} AND published_at IS NULL AND ${over}`,
		entry(lineOf(actor, survey, 'surveys.publish', now))
	]);
	return (await get(surveyId)).published_at === null ? 'not_over' : 'published';
}

/** Takes published results back, with the reason that everybody will read. */
export async function withdrawResults(
	actor: Actor,
	surveyId: string,
	reason: string,
	now: number
): Promise<'withdrawn' | 'no_reason'> {
	const survey = await get(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor take them back');
	if (reason.trim() === '') return 'no_reason';
	await write([
		sql`UPDATE survey SET published_at = NULL, published_by = NULL
			WHERE id = ${surveyId} AND published_at IS NOT NULL`,
		entry({
			...lineOf(actor, survey, 'surveys.withdraw', now),
			detail: { reason: reason.trim() }
		})
	]);
	return 'withdrawn';
}
