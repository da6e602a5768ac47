import { eq, sql } from 'drizzle-orm';
import { agreed_score, panel_vote, review_score } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { isOnScale } from '#lib/programmes/criteria.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.server.ts';
import { linesOf } from './matrix.ts';
import { matrixOf } from './matrix.server.ts';
import { getOwn } from './reviewing.server.ts';
import { canSettle, placeOf } from './taking-part.server.ts';

/** An evaluator says why their score of an indicator is what it is: once all reviews are sealed, until the panel has voted. */
export async function giveReason(
	actor: Actor,
	reviewId: string,
	{ indicatorKey, reason }: { indicatorKey: string; reason: string }
): Promise<'kept' | 'no_reason' | 'not_all_in' | 'decided'> {
	const { application_id } = await getOwn(actor, reviewId);
	if (reason.trim() === '') return 'no_reason';
	const [kept] = await write([
		sql`UPDATE ${review_score} SET settlement_reason = ${reason.trim().slice(0, 5_000)}
			WHERE review_id = ${reviewId} AND indicator_key = ${indicatorKey} AND ${allIn(application_id)}
				AND ${isUndecided(application_id)}`
	]);
	if (kept?.rowsAffected) return 'kept';
	return (await isDecided(application_id)) ? 'decided' : 'not_all_in';
}

export type Settlement = { indicatorKey: string; score: number; reason: string };

export type SettleAnswer =
	| 'settled'
	| 'no_reason'
	| 'not_on_scale'
	| 'no_such_indicator'
	| 'not_all_in'
	| 'not_apart'
	| 'decided';

/**
 * The lead of the settlement, or the organiser, records the score that was agreed where reviewers lay too far apart, and
 * why; a later one replaces it until the panel has decided.
 */
export async function settle(
	actor: Actor,
	applicationId: string,
	{ indicatorKey, score, reason }: Settlement,
	now: number
): Promise<SettleAnswer> {
	const place = await placeOf(actor, applicationId);
	if (!canSettle(place)) refuse('forbidden', 'only the lead and the organiser settle');
	const found = await matrixOf(applicationId);
	if (!found.isIn) return 'not_all_in';
	const line = linesOf(found).find(({ indicator }) => indicator.key === indicatorKey);
	if (!line) return 'no_such_indicator';
	if (!line.isApart && !line.settlement) return 'not_apart';
	if (!isOnScale(score, line.indicator.scale)) return 'not_on_scale';
	if (reason.trim() === '') return 'no_reason';
	const [settled] = await write([
		sql`INSERT INTO ${agreed_score}
				(application_id, indicator_key, by, score, reason, recorded_by, recorded_at)
			SELECT ${applicationId}, ${indicatorKey}, 'settlement', ${score}, ${reason.trim().slice(0, 5_000)},
				${actor.id}, ${now}
			WHERE ${allIn(applicationId)} AND ${isUndecided(applicationId)}
			ON CONFLICT DO UPDATE SET score = excluded.score, reason = excluded.reason,
				recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
		lineOf(
			actor,
			{ id: applicationId, unitId: place.organiserId, action: 'reviews.settle', now },
			{ indicator: indicatorKey, score }
		)
	]);
	return settled?.rowsAffected ? 'settled' : 'decided';
}

/** The panel has decided on this application: its scores do not change any more. */
export async function isDecided(applicationId: string): Promise<boolean> {
	return (await db().$count(panel_vote, eq(panel_vote.application_id, applicationId))) > 0;
}

/** For statements: the panel has not decided on this application, and it was not withdrawn. */
export function isUndecided(applicationId: string) {
	return sql`NOT EXISTS (SELECT 1 FROM panel_vote WHERE application_id = ${applicationId})
		AND EXISTS (SELECT 1 FROM application WHERE id = ${applicationId} AND withdrawn_at IS NULL)`;
}

/** For statements: the application has reviews, and every one that stands is sealed. */
export function allIn(applicationId: string) {
	return sql`EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${applicationId}
			AND r.released_at IS NULL AND r.declined_at IS NULL)
		AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${applicationId}
			AND r.released_at IS NULL AND r.declined_at IS NULL AND r.sealed_at IS NULL)`;
}
