import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import type { Part, Place, RollOfKind } from './electorate-sql.server.ts';

/** Lines of a part: a few hundredths of a second to read or to write. */
const SIZE = 1_000;

/** The parts of a roll, in the order of its doors. Others have their turn after each. */
export async function* partsOf(roll: RollOfKind, size = SIZE): AsyncGenerator<Part> {
	let after: Place | null = { door_order: '', id: '' };
	while (after) {
		const until: Place | null = await findPlace(roll.id, after, size);
		yield { after, until };
		await setImmediate();
		after = until;
	}
	if (roll.kind === 'owners') yield 'developer';
}

/** The line so many lines further on, or null if there are fewer. */
async function findPlace(rollId: string, after: Place, size: number): Promise<Place | null> {
	const [found] = await db().all<Place>(sql`SELECT door_order, id FROM roll_entry
		WHERE roll_id = ${rollId} AND (door_order, id) > (${after.door_order}, ${after.id})
		ORDER BY door_order, id LIMIT 1 OFFSET ${size - 1}`);
	return found ?? null;
}
