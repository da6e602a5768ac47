import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { roll, roll_entry } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, type Statement } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { doorText } from '../doors.ts';
import type { Entry, RollKind } from '../kinds.ts';
import { getOfUnit, type Roll } from '../rolls.server.ts';
import type { StoredLine } from '../stored.ts';

/** Which roll, or which line of it, is changed by hand. */
export type Place = { unitId: string; rollId: string };
export type EntryPlace = Place & { entryId: string };

/** Why a change by hand was not made. */
export type HandRefusal = 'same_door' | 'duplicate' | 'retired' | 'edited_meanwhile';

/** The roll that this person may change, or a refusal. */
export async function mayChange(actor: Actor, { unitId, rollId }: Place): Promise<Roll> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor change rolls');
	return getOfUnit(unitId, rollId);
}

/** The line as it is kept now, or a refusal. */
export async function storedLine(rollId: string, entryId: string): Promise<StoredLine> {
	const [found] = await db()
		.select()
		.from(roll_entry)
		.where(
			and(eq(roll_entry.id, entryId), eq(roll_entry.roll_id, rollId), isNull(roll_entry.removed_at))
		);
	return found ?? refuse('not_found', 'no such line in this roll');
}

/** The roll is not retired. */
export const inUse = (rollId: string): SQL =>
	sql`EXISTS (SELECT 1 FROM ${roll} WHERE id = ${rollId} AND retired_at IS NULL)`;

/** Another line stands where this one would: at the door of a household or flat, or under the name behind a door. */
export function taken({ id, kind }: Roll, line: StoredLine, entryId: string): SQL {
	const own = sql`roll_id = ${id} AND removed_at IS NULL AND id <> ${entryId}`;
	return sql`EXISTS (SELECT 1 FROM ${roll_entry} WHERE ${own} AND ${clash(kind, line)})`;
}

/** Why the statement changed nothing, asked afterwards. */
export async function whyNot(one: Roll, line: StoredLine, entryId: string): Promise<HandRefusal> {
	const now = await getOfUnit(one.unit_id, one.id);
	if (now.retired_at !== null) return 'retired';
	const [other] = await db()
		.select({ name: roll_entry.name })
		.from(roll_entry)
		.where(
			and(
				eq(roll_entry.roll_id, one.id),
				isNull(roll_entry.removed_at),
				ne(roll_entry.id, entryId),
				clash(one.kind, line)
			)
		)
		.limit(1);
	if (!other) return 'edited_meanwhile';
	return other.name === line.name ? 'duplicate' : 'same_door';
}

/** What follows a change: the roll counts it, and the log has a line. No name and no phone goes into the log. */
export function follow(
	{ actor, one, now }: { actor: Actor; one: Roll; now: number },
	action: string,
	detail: AuditDetail
): Statement[] {
	return [
		sql`UPDATE ${roll} SET version = version + 1 WHERE id = ${one.id} AND changes() > 0`,
		entry({
			at: now,
			unitId: one.unit_id,
			actor: { kind: 'person', id: actor.id },
			action,
			subject: { kind: 'roll', id: one.id },
			detail: { roll: one.name, ...detail }
		})
	];
}

/** A door for the log. */
export function doorOf(at: Pick<Entry, 'building' | 'room'> & { entrance: string }): string {
	return doorText({ building: at.building, unit: at.entrance, room: at.room });
}

/** As in files: one line a door in rolls of households and owners; else one line a name behind a door, told apart by phones where there are no doors. */
function clash(kind: RollKind, { door_order, name, phone_hash }: StoredLine): SQL {
	const door = sql`door_order = ${door_order}`;
	if (kind === 'households' || kind === 'owners') return door;
	const person = sql`${door} AND name = ${name}`;
	return door_order === '||' ? sql`${person} AND phone_hash = ${phone_hash}` : person;
}
