import { sql, type SQL } from 'drizzle-orm';
import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Stretch } from '#lib/rolls/stretches.server.ts';

/** A stretch of a roll; or the developer's lines, wherever. */
export type Part = Stretch | 'developer';

export type RollOfKind = { id: string; kind: RollKind };

/**
 * The electorate of one part of a roll as it would be frozen now, one row an elector; all parts together are all of
 * it.
 *
 * - Adults and representatives: each line of the roll is an elector of one head.
 * - Households: each line is one household, and its representative is one head.
 * - Owners: the lines of one owner are one elector of one head with the sum of their areas; so are all lines of
 *   the developer (民法典 art. 278 with the interpretation of 2009). The first door stands for them all, and the
 *   first phone that was given. They are in the part where their first door is.
 */
export function electorateSql({ id, kind }: RollOfKind, part: Part): SQL {
	const live = sql`FROM roll_entry WHERE roll_id = ${id} AND removed_at IS NULL`;
	if (part === 'developer') return grouped(sql`${live} AND developer = 1`, sql`roll_id`);
	const here = sql`${live} AND ${between(part, sql`id`)}`;
	if (kind !== 'owners') return each(here, kind === 'households' ? 1 : 0, sql`0`);
	const sold = sql`${here} AND developer = 0`;
	const keys = sql`SELECT owner_key ${sold} AND owner_key <> ''`;
	const several = sql`${live} AND developer = 0 AND owner_key <> '' AND owner_key IN (${keys})`;
	return sql`${each(sql`${sold} AND owner_key = ''`, 0, sql`area`)}
		UNION ALL SELECT * FROM (${grouped(several, sql`owner_key`)})
			WHERE ${between(part, sql`roll_entry_id`)}`;
}

const each = (lines: SQL, households: number, area: SQL) => sql`
	SELECT id AS roll_entry_id, name, building, entrance, room, door_order, phone_last4, phone_hash,
		1 AS entries, 1 AS heads, ${households} AS households, ${area} AS area ${lines}`;

/**
 * One elector for the lines with the same `owner`. Where there is one min(), SQLite takes the other columns from
 * its row. A phone's last digits are 4 characters and its hash 43, so that the first of several can be cut off.
 */
const grouped = (lines: SQL, owner: SQL) => sql`
	SELECT roll_entry_id, name, building, entrance, room, door_order, phone_last4, phone_hash,
		entries, 1 AS heads, 0 AS households, area
	FROM (SELECT id AS roll_entry_id, name, building, entrance, room, door_order,
			min(door_order || char(9) || id), count(*) AS entries, sum(area) AS area,
			substr(group_concat(phone_last4, '' ORDER BY door_order, id), 1, 4) AS phone_last4,
			substr(group_concat(phone_hash, '' ORDER BY door_order, id), 1, 43) AS phone_hash
		${lines} GROUP BY ${owner})`;

function between({ after, until }: Stretch, id: SQL): SQL {
	const behind = sql`(door_order, ${id}) > (${after.door_order}, ${after.id})`;
	return until
		? sql`${behind} AND (door_order, ${id}) <= (${until.door_order}, ${until.id})`
		: behind;
}

/**
 * One text that says all of an electorate that counts: who (by door and name) and with what weight, one elector a
 * line.
 */
export const LINES = sql`group_concat(
	json_array(roll_entry_id, name, building, entrance, room, entries, heads, households, area),
	char(10))`;
