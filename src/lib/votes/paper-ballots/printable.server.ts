import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { takesPaper } from './batch-sql.server.ts';

export type Printable = {
	/** Paper ballots of the vote are taken in now. */
	isTaken: boolean;
	/** Those on the roll who have not cast, in the order of doors. */
	buildings: { building: string; electors: number; waiting: number }[];
};

/** For whom paper ballots can be printed now. */
export async function listPrintable(voteId: string, now: number): Promise<Printable> {
	const buildings = await db().all<Printable['buildings'][number]>(sql`
		SELECT e.building, count(*) AS electors, sum(m.elector_id IS NULL) AS waiting
		FROM elector e LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		WHERE e.vote_id = ${voteId} AND e.removed_at IS NULL
		GROUP BY e.building ORDER BY min(e.door_order)`);
	const taken = await db().all(
		sql`SELECT 1 FROM vote WHERE vote.id = ${voteId} AND ${takesPaper(now)}`
	);
	return { isTaken: taken.length > 0, buildings };
}

/** A building's doors for a list on paper, without names. */
export function listDoors(voteId: string, building: string | null) {
	return db().all<{ building: string; entrance: string; room: string; cast: number }>(sql`
		SELECT e.building, e.entrance, e.room, m.elector_id IS NOT NULL AS cast
		FROM elector e LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		WHERE e.vote_id = ${voteId} AND e.removed_at IS NULL
		${building === null ? sql`` : sql`AND e.building = ${building}`}
		ORDER BY e.door_order, e.id LIMIT 5000`);
}
