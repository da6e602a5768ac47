import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import type { Scope } from '../slips/slips.ts';
import { editable } from './batches.server.ts';
import { takesPaper } from './batch-sql.server.ts';

/** Coded ballots of one printing at most. */
export const MOST_PRINTED = 2_000;

/** One ballot as it is printed for its elector. */
export type NumberedBallot = { number: number; building: string; entrance: string; room: string };

/**
 * The ballots of the electors in the scope who have not cast, in the order of doors; who had none gets a number. They
 * can be printed again at any time and are the same: a number is no secret.
 */
export async function prepare(
	actor: Actor,
	voteId: string,
	scope: Scope,
	now: number
): Promise<NumberedBallot[] | 'not_taken' | 'nobody' | 'too_many'> {
	await editable(actor, voteId);
	const wanted = sql`e.vote_id = ${voteId} AND e.removed_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.vote_id = e.vote_id AND m.elector_id = e.id)
		${'electorId' in scope ? sql`AND e.id = ${scope.electorId}` : sql``}
		${'building' in scope ? sql`AND e.building = ${scope.building}` : sql``}`;
	const [sums] = await db().all<{ electors: number; taken: number }>(sql`
		SELECT (SELECT count(*) FROM elector e WHERE ${wanted}) AS electors,
			EXISTS (SELECT 1 FROM vote WHERE vote.id = ${voteId} AND ${takesPaper(now)}) AS taken`);
	if (!sums?.taken) return 'not_taken';
	if (sums.electors === 0) return 'nobody';
	if (sums.electors > MOST_PRINTED) return 'too_many';
	await write([
		sql`INSERT INTO paper_number (elector_id, vote_id, number)
			SELECT e.id, e.vote_id, row_number() OVER (ORDER BY e.door_order, e.id)
				+ (SELECT coalesce(max(number), 0) FROM paper_number WHERE vote_id = ${voteId})
			FROM elector e WHERE ${wanted}
			AND NOT EXISTS (SELECT 1 FROM paper_number n WHERE n.elector_id = e.id)
			ON CONFLICT (elector_id) DO NOTHING`
	]);
	return db().all<NumberedBallot>(sql`
		SELECT n.number, e.building, e.entrance, e.room
		FROM elector e JOIN paper_number n ON n.elector_id = e.id
		WHERE ${wanted} ORDER BY e.door_order, e.id`);
}

/** An elector whom a number stands for, and the ballot that came before, if there is one. */
export type Numbered = {
	number: number;
	elector_id: string;
	building: string;
	entrance: string;
	room: string;
	removed: boolean;
	channel: string | null;
};

/** The electors of these numbers; numbers that were never printed are left out. */
export async function electorsOf(
	voteId: string,
	numbers: readonly number[]
): Promise<Map<number, Numbered>> {
	const rows = await db().all<Numbered>(sql`
		SELECT n.number, e.id AS elector_id, e.building, e.entrance, e.room,
			e.removed_at IS NOT NULL AS removed, m.channel
		FROM paper_number n JOIN elector e ON e.id = n.elector_id
		LEFT JOIN mark m ON m.vote_id = n.vote_id AND m.elector_id = n.elector_id
		WHERE n.vote_id = ${voteId} AND n.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
	return new Map(rows.map((row) => [row.number, { ...row, removed: Boolean(row.removed) }]));
}
