import { type Comparable, match } from '../diff.ts';
import { buildingKey } from '../doors.ts';
import type { Field, RollKind } from '../kinds.ts';
import { changedFields, type StoredLine } from '../stored.ts';

export const acts = ['added', 'changed', 'removed', 'same'] as const;

export type Act = (typeof acts)[number];

export type StoredEntry = StoredLine & { id: string };

/** What an import would do with one line; `fields` are the changed ones, separated by spaces. */
export type StagedLine = StoredLine & { act: Act; entry_id: string; fields: string };

/**
 * What a file would do to a roll, line by line. Columns that the file lacks say nothing: the roll keeps what it knew of phones,
 * owners and the developer. Takes the new lines over: their buildings are written as the roll writes them.
 */
export function* compare(
	kind: RollKind,
	mapped: Iterable<Field>,
	existing: StoredEntry[],
	next: StoredEntry[]
): Generator<StagedLine> {
	const has = new Set(mapped);
	spellAs(existing, next);
	const { pairs, added, removed } = match(kind, existing, next, comparable);
	for (const entry of added) yield staged('added', entry);
	for (const { before, after } of pairs) yield stagePair(before, keepUnsaid(before, after, has));
	removed.sort((a, b) => (a.door_order < b.door_order ? -1 : 1));
	for (const entry of removed) yield staged('removed', entry);
}

/** A line that stands in the file alone, or in the roll alone. */
export function staged(act: Act, { id, ...line }: StoredEntry): StagedLine {
	return { ...line, act, entry_id: id, fields: '' };
}

/** 3栋 in the file is 3号楼 where the roll says so: one building has one name. */
function spellAs(existing: StoredEntry[], next: StoredEntry[]): void {
	const keys = new Map<string, string>();
	const keyOf = (building: string) => {
		const key = keys.get(building) ?? buildingKey(building);
		keys.set(building, key);
		return key;
	};
	const names = new Map<string, string>();
	for (const { building } of existing) names.set(keyOf(building), building);
	for (const entry of next) entry.building = names.get(keyOf(entry.building)) ?? entry.building;
}

function stagePair(before: StoredEntry, after: StoredEntry): StagedLine {
	const door =
		before.door_order === after.door_order
			? { building: before.building, entrance: before.entrance, room: before.room }
			: {};
	const line = { ...after, ...door };
	const fields = changedFields(before, line);
	return {
		...staged(fields.length > 0 ? 'changed' : 'same', { ...line, id: before.id }),
		fields: fields.join(' ')
	};
}

function keepUnsaid(before: StoredEntry, after: StoredEntry, has: Set<Field>): StoredEntry {
	const kept = { ...after };
	if (!has.has('name')) kept.name = before.name;
	if (!has.has('phone')) {
		kept.phone_last4 = before.phone_last4;
		kept.phone_hash = before.phone_hash;
	}
	if (!has.has('undelivered') && !has.has('delivered')) kept.developer ||= before.developer;
	if (!has.has('owner_key') && !kept.developer) kept.owner_key ||= before.owner_key;
	return kept;
}

function comparable(entry: StoredEntry): Comparable {
	const { name, building, entrance: unit, room, area, owner_key, phone_hash, developer } = entry;
	return {
		name,
		building,
		unit,
		room,
		area,
		ownerKey: owner_key,
		phone: phone_hash,
		undelivered: developer
	};
}
