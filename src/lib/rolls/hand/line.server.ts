import { and, asc, eq, gte, isNull, lt, ne } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { buildingKey, sortable } from '../doors.ts';
import type { Entry } from '../kinds.ts';
import { reduce } from '../reduce.server.ts';
import type { Roll } from '../rolls.server.ts';
import type { StoredLine } from '../stored.ts';

/**
 * A line written by hand as it will be kept. Its building is spelt as in the rest of the roll; an owner with the name and the phone
 * of another line is the same owner, and `sibling` then needs the key as well.
 */
export async function lineFor(
	one: Roll,
	entry: Entry,
	entryId: string
): Promise<{ line: StoredLine; sibling: string | null }> {
	const line = reduce({ ...entry, building: await spelling(one.id, entry.building) });
	const alone = one.kind !== 'owners' || line.developer || line.owner_key !== '';
	if (alone || line.phone_hash === '') return { line, sibling: null };
	const [other] = await db()
		.select({
			id: roll_entry.id,
			owner_key: roll_entry.owner_key,
			door_order: roll_entry.door_order
		})
		.from(roll_entry)
		.where(
			and(
				eq(roll_entry.roll_id, one.id),
				isNull(roll_entry.removed_at),
				ne(roll_entry.id, entryId),
				eq(roll_entry.name, line.name),
				eq(roll_entry.phone_hash, line.phone_hash),
				eq(roll_entry.developer, false)
			)
		)
		.orderBy(asc(roll_entry.door_order))
		.limit(1);
	if (!other) return { line, sibling: null };
	const named = `@${other.door_order.replace(/(?<!\d)0+(?=\d)/g, '').replaceAll('|', '-')}`;
	const owner_key = other.owner_key || named;
	return { line: { ...line, owner_key }, sibling: other.owner_key ? null : other.id };
}

async function spelling(rollId: string, building: string): Promise<string> {
	const key = sortable(buildingKey(building));
	const [known] = await db()
		.select({ building: roll_entry.building })
		.from(roll_entry)
		.where(
			and(
				eq(roll_entry.roll_id, rollId),
				isNull(roll_entry.removed_at),
				// The parts of a door's key are joined by |, and } is the sign after it.
				gte(roll_entry.door_order, `${key}|`),
				lt(roll_entry.door_order, `${key}}`)
			)
		)
		.limit(1);
	return known?.building ?? building;
}
