import type { RollKind } from '#lib/rolls/kinds.ts';

/**
 * The electorate of a roll as it would be frozen now, one row an elector; takes the roll's id once.
 *
 * - Adults and representatives: each line of the roll is an elector of one head.
 * - Households: each line is one household, and its representative is one head.
 * - Owners: the lines of one owner are one elector of one head with the sum of their areas; so are all lines of
 *   the developer (民法典 art. 278 with the interpretation of 2009). The first door stands for them all, and the
 *   first phone that was given.
 */
export function electorateSql(kind: RollKind): string {
	const households = kind === 'households' ? 1 : 0;
	return kind === 'owners' ? OWNERS : each(households);
}

const DOOR = 'name, building, entrance, room, door_order';
const LIVE = 'FROM roll_entry WHERE roll_id = ? AND removed_at IS NULL';

const each = (households: number) => `SELECT id AS roll_entry_id, ${DOOR}, phone_last4, phone_hash,
	1 AS entries, 1 AS heads, ${households} AS households, 0 AS area ${LIVE}`;

const OWNER = `CASE WHEN developer THEN 'd' WHEN owner_key <> '' THEN 'k' || owner_key ELSE 'e' || id END`;

const OWNERS = `SELECT roll_entry_id, ${DOOR}, phone_last4, phone_hash, entries, 1 AS heads, 0 AS households, area
	FROM (SELECT id AS roll_entry_id, ${DOOR},
		row_number() OVER (PARTITION BY owner ORDER BY door_order, id) AS place,
		first_value(phone_last4) OVER phones AS phone_last4,
		first_value(phone_hash) OVER phones AS phone_hash,
		count(*) OVER owners AS entries,
		sum(area) OVER owners AS area
		FROM (SELECT *, ${OWNER} AS owner ${LIVE})
		WINDOW owners AS (PARTITION BY owner),
			phones AS (PARTITION BY owner ORDER BY phone_hash = '', door_order, id))
	WHERE place = 1`;

/**
 * One text that says all of an electorate that counts: who (by door and name) and with what weight, in the order
 * of the roll's ids. Made of the roll before opening and of the electors after, it must be the same.
 */
export const LINES = `group_concat(
	json_array(roll_entry_id, name, building, entrance, room, entries, heads, households, area),
	char(10) ORDER BY roll_entry_id)`;
