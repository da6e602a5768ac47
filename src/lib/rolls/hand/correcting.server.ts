import { sql } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { changedFields, type StoredLine } from '../stored.ts';
import { checkEntry, type Fault } from './check.ts';
import type { EntryInput } from './entry.form.ts';
import {
	doorOf,
	type EntryPlace,
	follow,
	type HandRefusal,
	inUse,
	mayChange,
	storedLine,
	taken,
	whyNot
} from './hand.server.ts';
import { lineFor } from './line.server.ts';
import { joinOwner } from './owner.server.ts';

/** Corrects a line by hand, with the reason; the log names the fields that changed, and of the area the values. */
export async function correct(
	actor: Actor,
	place: EntryPlace,
	input: EntryInput,
	now: number
): Promise<'corrected' | 'same' | HandRefusal | { faults: Fault[] }> {
	const one = await mayChange(actor, place);
	const id = place.entryId;
	const before = await storedLine(one.id, id);
	const checked = checkEntry(one.kind, input);
	if (!checked.ok) return { faults: checked.faults };
	const { line, sibling } = await lineFor(one, checked.entry, id);
	const keepsPhone = input.phone === '' && !input.forget_phone;
	const after = keepsPhone ? withPhoneOf(before, line) : line;
	const changed = changedFields(before, after);
	if (changed.length === 0) return 'same';
	const [corrected] = await write([
		sql`UPDATE ${roll_entry} SET name = ${after.name}, building = ${after.building},
				entrance = ${after.entrance}, room = ${after.room}, door_order = ${after.door_order},
				area = ${after.area}, owner_key = ${after.owner_key}, developer = ${after.developer},
				phone_last4 = ${after.phone_last4}, phone_hash = ${after.phone_hash}, version = version + 1
			WHERE id = ${id} AND roll_id = ${one.id} AND removed_at IS NULL
				AND version = ${input.version} AND ${inUse(one.id)} AND NOT ${taken(one, after, id)}`,
		...follow({ actor, one, now }, 'rolls.correct_entry', {
			entry: id,
			door: doorOf(after),
			changed,
			...(before.area === after.area ? {} : { area_before: before.area, area_after: after.area }),
			reason: input.reason
		}),
		...joinOwner(sibling, after.owner_key, id)
	]);
	return corrected?.rowsAffected ? 'corrected' : whyNot(one, after, id);
}

function withPhoneOf({ phone_last4, phone_hash }: StoredLine, line: StoredLine): StoredLine {
	return { ...line, phone_last4, phone_hash };
}
