import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.ts';
import { get } from './surveys.server.ts';

const YEAR = 366 * 86_400_000;

/**
 * Ends a survey before its time, with the reason that everybody will read; at its time the clock ends it, and nobody
 * has to do anything.
 */
export async function close(
	actor: Actor,
	surveyId: string,
	reason: string,
	now: number
): Promise<'closed' | 'no_reason' | 'not_running'> {
	const survey = await get(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor close surveys');
	if (reason.trim() === '') return 'no_reason';
	const [closed] = await write([
		sql`UPDATE survey SET closed_at = ${now}, closed_by = ${actor.id}
			WHERE id = ${surveyId} AND ${isRunning(now)}`,
		entry({
			...lineOf(actor, survey, 'surveys.close', now),
			detail: { reason: reason.trim(), planned: survey.closes_at }
		})
	]);
	return closed?.rowsAffected ? 'closed' : 'not_running';
}

/** Moves the end of a running survey to a later time, with the reason that everybody will read. */
export async function prolong(
	actor: Actor,
	surveyId: string,
	{ to, reason }: { to: number; reason: string },
	now: number
): Promise<'prolonged' | 'no_reason' | 'not_later' | 'too_long' | 'not_running'> {
	const survey = await get(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor prolong surveys');
	if (reason.trim() === '') return 'no_reason';
	if (to <= survey.closes_at) return 'not_later';
	if (to - now > YEAR) return 'too_long';
	const [prolonged] = await write([
		sql`UPDATE survey SET closes_at = ${to}
			WHERE id = ${surveyId} AND closes_at = ${survey.closes_at} AND ${isRunning(now)}`,
		entry({
			...lineOf(actor, survey, 'surveys.prolong', now),
			detail: { reason: reason.trim(), from: survey.closes_at, to }
		})
	]);
	return prolonged?.rowsAffected ? 'prolonged' : 'not_running';
}

const isRunning = (now: number) =>
	sql`opened_at IS NOT NULL AND discarded_at IS NULL AND closed_at IS NULL AND closes_at > ${now}`;
