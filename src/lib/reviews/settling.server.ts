import { sql } from 'drizzle-orm';
import { agreed_score, review_score } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, isOnScale } from '#lib/programmes/criteria.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.server.ts';
import { getOwn } from './reviewing.server.ts';

/** An evaluator says why their score of an indicator is what it is, once all reviews are sealed. */
export async function giveReason(
	actor: Actor,
	reviewId: string,
	{ indicatorKey, reason }: { indicatorKey: string; reason: string }
): Promise<'kept' | 'no_reason' | 'not_all_in'> {
	const { application_id } = await getOwn(actor, reviewId);
	if (reason.trim() === '') return 'no_reason';
	const [kept] = await write([
		sql`UPDATE ${review_score} SET settlement_reason = ${reason.trim().slice(0, 5_000)}
			WHERE review_id = ${reviewId} AND indicator_key = ${indicatorKey} AND ${allIn(application_id)}`
	]);
	return kept?.rowsAffected ? 'kept' : 'not_all_in';
}

export type Agreement = { indicatorKey: string; score: number; reason: string };

/** The organiser records the score that was agreed where reviewers lay too far apart, and why; a later one replaces it. */
export async function settle(
	actor: Actor,
	applicationId: string,
	{ indicatorKey, score, reason }: Agreement,
	now: number
): Promise<'settled' | 'no_reason' | 'not_on_scale' | 'no_such_indicator' | 'not_all_in'> {
	const { programme_id } = await applications.get(applicationId);
	const { unit_id: unitId } = await programmes.get(programme_id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser settles');
	const { terms } = await termsOf(programme_id);
	const indicator = indicatorsOf(terms.criteria).find(({ key }) => key === indicatorKey);
	if (!indicator) return 'no_such_indicator';
	if (!isOnScale(score, indicator.scale)) return 'not_on_scale';
	if (reason.trim() === '') return 'no_reason';
	const [settled] = await write([
		sql`INSERT INTO ${agreed_score}
				(application_id, indicator_key, by, score, reason, recorded_by, recorded_at)
			SELECT ${applicationId}, ${indicatorKey}, 'settlement', ${score}, ${reason.trim()}, ${actor.id}, ${now}
			WHERE ${allIn(applicationId)}
				AND NOT EXISTS (SELECT 1 FROM panel_vote WHERE application_id = ${applicationId})
			ON CONFLICT DO UPDATE SET score = excluded.score, reason = excluded.reason,
				recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
		lineOf(
			actor,
			{ id: applicationId, unitId, action: 'reviews.settle', now },
			{ indicator: indicatorKey, score }
		)
	]);
	return settled?.rowsAffected ? 'settled' : 'not_all_in';
}

/** For statements: the application has reviews, and every one that stands is sealed. */
export function allIn(applicationId: string) {
	return sql`EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${applicationId}
			AND r.released_at IS NULL AND r.declined_at IS NULL)
		AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${applicationId}
			AND r.released_at IS NULL AND r.declined_at IS NULL AND r.sealed_at IS NULL)`;
}
