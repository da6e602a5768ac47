import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';

/** A line of a roll in the order of its doors. */
export type Place = { door_order: string; id: string };

/** A stretch of a roll, behind one line and up to another, or to the end. */
export type Stretch = { after: Place; until: Place | null };

/** Lines of a stretch: a few hundredths of a second to read or to write. */
const SIZE = 1_000;

/** A roll in stretches, in the order of its doors. Others have their turn after each. */
export async function* stretchesOf(rollId: string, size = SIZE): AsyncGenerator<Stretch> {
	let after: Place | null = { door_order: '', id: '' };
	while (after) {
		const until: Place | null = await findPlace(rollId, after, size);
		yield { after, until };
		await setImmediate();
		after = until;
	}
}

/** The line so many lines further on, or null if there are fewer. */
async function findPlace(rollId: string, after: Place, size: number): Promise<Place | null> {
	const [found] = await db().all<Place>(sql`SELECT door_order, id FROM roll_entry
		WHERE roll_id = ${rollId} AND (door_order, id) > (${after.door_order}, ${after.id})
		ORDER BY door_order, id LIMIT 1 OFFSET ${size - 1}`);
	return found ?? null;
}
