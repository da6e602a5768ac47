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

/** A phone's last digits are 4 characters and its hash 43, so that the first of several can be cut off. */
const OWNERS = `SELECT roll_entry_id, ${DOOR}, coalesce(substr(phones, 1, 4), '') AS phone_last4,
		coalesce(substr(hashes, 1, 43), '') AS phone_hash, entries, 1 AS heads, 0 AS households, area
	FROM (SELECT id AS roll_entry_id, ${DOOR},
		row_number() OVER owners AS place,
		count(*) OVER owners AS entries,
		sum(area) OVER owners AS area,
		group_concat(phone_last4, '') OVER owners AS phones,
		group_concat(phone_hash, '') OVER owners AS hashes
		FROM (SELECT *, ${OWNER} AS owner ${LIVE})
		WINDOW owners AS (PARTITION BY owner ORDER BY door_order, id
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
	WHERE place = 1`;

/**
 * One text that says all of an electorate that counts: who (by door and name) and with what weight, in the order
 * of the roll's ids. Made of the roll before opening and of the electors after, it must be the same.
 */
export const LINES = `group_concat(
	json_array(roll_entry_id, name, building, entrance, room, entries, heads, households, area),
	char(10) ORDER BY roll_entry_id)`;
