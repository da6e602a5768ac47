import { and, asc, count, desc, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { roll_entry } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { doorSortKey, parseDoor } from './doors.ts';

const columns = {
	id: roll_entry.id,
	name: roll_entry.name,
	building: roll_entry.building,
	entrance: roll_entry.entrance,
	room: roll_entry.room,
	area: roll_entry.area,
	owner_key: roll_entry.owner_key,
	developer: roll_entry.developer,
	phone_last4: roll_entry.phone_last4,
	version: roll_entry.version,
	added_at: roll_entry.added_at,
	removed_at: roll_entry.removed_at
};

/** Lines on one page. */
const size = 50;

type Wanted = { search: string; page: number; removed?: boolean };

/** One page of a roll's lines in the order of their doors, or of those that were removed, the latest first. */
export async function list(rollId: string, { search, page, removed = false }: Wanted) {
	const which = and(
		eq(roll_entry.roll_id, rollId),
		removed ? isNotNull(roll_entry.removed_at) : isNull(roll_entry.removed_at),
		search === '' ? undefined : matches(search)
	);
	const order = removed ? [desc(roll_entry.removed_at)] : [];
	const [entries, [sum]] = await Promise.all([
		db()
			.select(columns)
			.from(roll_entry)
			.where(which)
			.orderBy(...order, asc(roll_entry.door_order), asc(roll_entry.name), asc(roll_entry.id))
			.limit(size)
			.offset((page - 1) * size),
		db().select({ total: count() }).from(roll_entry).where(which)
	]);
	const total = sum?.total ?? 0;
	return { entries, total, pages: Math.max(1, Math.ceil(total / size)) };
}

/** A line of this roll that was not removed, or a refusal. */
export async function getOfRoll(rollId: string, entryId: string) {
	const [found] = await db()
		.select(columns)
		.from(roll_entry)
		.where(
			and(eq(roll_entry.id, entryId), eq(roll_entry.roll_id, rollId), isNull(roll_entry.removed_at))
		);
	return found ?? refuse('not_found', 'no such line in this roll');
}

/** How many lines were removed from a roll so far. */
export async function countRemoved(rollId: string): Promise<number> {
	const [row] = await db()
		.select({ total: count() })
		.from(roll_entry)
		.where(and(eq(roll_entry.roll_id, rollId), isNotNull(roll_entry.removed_at)));
	return row?.total ?? 0;
}

/** By part of the name, by a door however it is written, by the owner's key, or by the last digits of the phone. */
function matches(search: string): SQL | undefined {
	const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
	const parsed = parseDoor(search);
	const door = parsed && parsed.building !== '' ? doorSortKey(parsed) : null;
	const [name, building, entrance, room] = [
		roll_entry.name,
		roll_entry.building,
		roll_entry.entrance,
		roll_entry.room
	];
	const text = sql`${name} || char(10) || ${building} || ${entrance} || ${room}
		|| char(10) || ${building} || '-' || ${entrance} || '-' || ${room}`;
	return or(
		sql`${text} LIKE ${like} ESCAPE '\\'`,
		door === null ? undefined : eq(roll_entry.door_order, door),
		eq(roll_entry.owner_key, search),
		/^\d{4}$/.test(search) ? eq(roll_entry.phone_last4, search) : undefined
	);
}
