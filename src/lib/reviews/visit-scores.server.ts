import { sql } from 'drizzle-orm';
import { agreed_score } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { isOnScale } from '#lib/programmes/criteria.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { linesOf } from './matrix.ts';
import { matrixOf } from './matrix.server.ts';
import { allIn, isUndecided, type Settlement } from './settling.server.ts';
import { isOpen } from './visit-findings.server.ts';
import { lineOf } from './visit-line.server.ts';
import { getOfReviewer } from './visits.server.ts';

export type RescoreAnswer =
	'rescored' | 'no_reason' | 'not_on_scale' | 'no_such_indicator' | 'not_all_in' | 'closed';

/**
 * Changes the score of an indicator by what was seen on the spot, with the reason: by the lead or the organiser, before the
 * report. It has the last word over mean and settlement.
 */
export async function rescore(
	actor: Actor,
	visitId: string,
	{ indicatorKey, score, reason }: Settlement,
	now: number
): Promise<RescoreAnswer> {
	const { visit, leads } = await getOfReviewer(actor, visitId);
	if (!leads) refuse('forbidden', 'only the lead and the organiser change scores');
	const { application_id: applicationId, organiser_id: unitId } = visit;
	const found = await matrixOf(applicationId);
	if (!found.isIn) return 'not_all_in';
	const line = linesOf(found).find(({ indicator }) => indicator.key === indicatorKey);
	if (!line) return 'no_such_indicator';
	if (!isOnScale(score, line.indicator.scale)) return 'not_on_scale';
	const why = reason.trim().slice(0, 5_000);
	if (why === '') return 'no_reason';
	const [rescored] = await write([
		sql`INSERT INTO ${agreed_score}
				(application_id, indicator_key, by, score, reason, recorded_by, recorded_at)
			SELECT ${applicationId}, ${indicatorKey}, 'visit', ${score}, ${why}, ${actor.id}, ${now}
			WHERE ${allIn(applicationId)} AND ${isUndecided(applicationId)} AND ${isOpen(visitId)}
			ON CONFLICT DO UPDATE SET score = excluded.score, reason = excluded.reason,
				recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
		lineOf(
			actor,
			{ id: visitId, unitId, action: 'visits.rescore', now },
			{
				indicator: indicatorKey,
				score
			}
		)
	]);
	return rescored?.rowsAffected ? 'rescored' : 'closed';
}

/** Takes a changed score back before the report: what stood before stands again. */
export async function takeBack(
	actor: Actor,
	visitId: string,
	indicatorKey: string,
	now: number
): Promise<'taken_back' | 'closed'> {
	const { visit, leads } = await getOfReviewer(actor, visitId);
	if (!leads) refuse('forbidden', 'only the lead and the organiser change scores');
	const { application_id: applicationId, organiser_id: unitId } = visit;
	const [taken] = await write([
		sql`DELETE FROM ${agreed_score} WHERE application_id = ${applicationId} AND by = 'visit'
			AND indicator_key = ${indicatorKey} AND ${isUndecided(applicationId)} AND ${isOpen(visitId)}`,
		lineOf(
			actor,
			{ id: visitId, unitId, action: 'visits.take_back_score', now },
			{
				indicator: indicatorKey
			}
		)
	]);
	return taken?.rowsAffected ? 'taken_back' : 'closed';
}
