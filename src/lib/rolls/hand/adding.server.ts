import { and, eq, sql } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { checkEntry, type Fault } from './check.ts';
import type { EntryInput } from './entry.form.ts';
import {
	doorOf,
	follow,
	type HandRefusal,
	inUse,
	mayChange,
	type Place,
	taken,
	whyNot
} from './hand.server.ts';
import { lineFor } from './line.server.ts';
import { joinOwner } from './owner.server.ts';

/** Adds a line by hand, with the reason. The form's key makes it once. */
export async function add(
	actor: Actor,
	place: Place,
	input: EntryInput,
	now: number
): Promise<'added' | HandRefusal | { faults: Fault[] }> {
	const one = await mayChange(actor, place);
	const id = input.key;
	if (!/^[a-z0-9]{10,40}$/.test(id)) refuse('invalid', 'a line without a form key');
	const checked = checkEntry(one.kind, input);
	if (!checked.ok) return { faults: checked.faults };
	const { line, sibling } = await lineFor(one, checked.entry, id);
	const [added] = await write([
		sql`INSERT INTO ${roll_entry} (id, roll_id, name, building, entrance, room, door_order, area,
				owner_key, developer, phone_last4, phone_hash, added_at)
			SELECT ${id}, ${one.id}, ${line.name}, ${line.building}, ${line.entrance}, ${line.room},
				${line.door_order}, ${line.area}, ${line.owner_key}, ${line.developer}, ${line.phone_last4},
				${line.phone_hash}, ${now}
			WHERE ${inUse(one.id)} AND NOT ${taken(one, line, id)}
			ON CONFLICT (id) DO NOTHING`,
		...follow({ actor, one, now }, 'rolls.add_entry', {
			entry: id,
			door: doorOf(line),
			area: line.area,
			reason: input.reason
		}),
		...joinOwner(sibling, line.owner_key, id)
	]);
	if (added?.rowsAffected || (await isThere(one.id, id))) return 'added';
	return whyNot(one, line, id);
}

async function isThere(rollId: string, entryId: string): Promise<boolean> {
	const [row] = await db()
		.select({ id: roll_entry.id })
		.from(roll_entry)
		.where(and(eq(roll_entry.id, entryId), eq(roll_entry.roll_id, rollId)));
	return row !== undefined;
}
