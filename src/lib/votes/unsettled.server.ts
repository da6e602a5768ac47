import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';

/** As conditions on a row of `vote`: what must be finished before its ballots may be counted. */
export const isSettled = sql`NOT EXISTS (SELECT 1 FROM objection o
		WHERE o.vote_id = vote.id AND o.settled_at IS NULL)
	AND NOT EXISTS (SELECT 1 FROM paper_batch b
		WHERE b.vote_id = vote.id AND b.closed_at IS NULL AND b.discarded_at IS NULL)`;

/** As a condition on a row of `vote`: it is counted once two people have closed it, not by the clock alone. */
export const isLeftToPeople = sql`EXISTS (SELECT 1 FROM json_each(vote.channels)
	WHERE value IN ('paper', 'meeting'))`;

/** What still has to be finished before a vote can be counted. */
export type Unsettled = {
	objections: number;
	/** The numbers of batches that are not entered yet. */
	batches: number[];
	/** A show of hands has been recorded. */
	hasHands: boolean;
};

/** Objections, batches of paper and the show of hands, as they stand. */
export async function unsettled(voteId: string): Promise<Unsettled> {
	const [[counts], batches] = await Promise.all([
		db().all<{ objections: number; hands: number }>(sql`SELECT
			(SELECT count(*) FROM objection WHERE vote_id = ${voteId} AND settled_at IS NULL) AS objections,
			(SELECT count(*) FROM show_of_hands WHERE vote_id = ${voteId}) AS hands`),
		db().all<{ number: number }>(sql`SELECT number FROM paper_batch WHERE vote_id = ${voteId}
			AND closed_at IS NULL AND discarded_at IS NULL ORDER BY number`)
	]);
	return {
		objections: counts?.objections ?? 0,
		batches: batches.map(({ number }) => number),
		hasHands: (counts?.hands ?? 0) > 0
	};
}
