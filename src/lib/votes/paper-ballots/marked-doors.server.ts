import { sql, type SQL } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import type { Channel } from '../votes.ts';
import type { Batch } from './batch.ts';

/** A door with its mark: `here` in this batch, `channel` of whatever ballot the elector has. */
export type MarkedDoor = {
	elector_id: string;
	name: string;
	building: string;
	entrance: string;
	room: string;
	channel: Channel | null;
	here: boolean;
};

/** The doors of a building in their order. */
export async function doorsOf(batch: Batch, building: string): Promise<MarkedDoor[]> {
	return select(batch, sql`e.building = ${building}`);
}

/** The buildings of the vote in the order of doors, with how many are marked in this batch. */
export function buildingsOf(
	batch: Batch
): Promise<{ building: string; electors: number; marked: number }[]> {
	return db().all(sql`
		SELECT e.building, count(*) AS electors, count(p.elector_id) AS marked
		FROM elector e LEFT JOIN paper_mark p ON p.batch_id = ${batch.id} AND p.elector_id = e.id
		WHERE e.vote_id = ${batch.vote_id} AND e.removed_at IS NULL
		GROUP BY e.building ORDER BY min(e.door_order)`);
}

/** How many electors handed in a paper with this batch. */
export async function countMarks(batchId: string): Promise<number> {
	const [found] = await db().all<{ marks: number }>(
		sql`SELECT count(*) AS marks FROM paper_mark WHERE batch_id = ${batchId}`
	);
	return found?.marks ?? 0;
}

async function select(batch: Batch, which: SQL): Promise<MarkedDoor[]> {
	const rows = await db().all<Omit<MarkedDoor, 'here'> & { here: number }>(sql`
		SELECT e.id AS elector_id, e.name, e.building, e.entrance, e.room, m.channel,
			p.elector_id IS NOT NULL AS here
		FROM elector e LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		LEFT JOIN paper_mark p ON p.batch_id = ${batch.id} AND p.elector_id = e.id
		WHERE e.vote_id = ${batch.vote_id} AND e.removed_at IS NULL AND ${which}
		ORDER BY e.door_order, e.id`);
	return rows.map(({ here, ...door }) => ({ ...door, here: here === 1 }));
}
