import { sql } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { doorOf, type EntryPlace, follow, inUse, mayChange, storedLine } from './hand.server.ts';

/** Removes a line by hand, with the reason. Votes that were opened before are not touched. */
export async function remove(
	actor: Actor,
	place: EntryPlace,
	reason: string,
	now: number
): Promise<'removed' | 'retired'> {
	const one = await mayChange(actor, place);
	const before = await storedLine(one.id, place.entryId);
	if (one.retired_at !== null) return 'retired';
	await write([
		sql`UPDATE ${roll_entry} SET removed_at = ${now}
			WHERE id = ${place.entryId} AND roll_id = ${one.id} AND removed_at IS NULL AND ${inUse(one.id)}`,
		...follow({ actor, one, now }, 'rolls.remove_entry', {
			entry: place.entryId,
			door: doorOf(before),
			area: before.area,
			reason
		})
	]);
	return 'removed';
}
