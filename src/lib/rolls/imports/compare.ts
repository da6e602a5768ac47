import { type Comparable, diff } from '../diff.ts';
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
 * owners and the developer.
 */
export function compare(
	kind: RollKind,
	mapped: Iterable<Field>,
	existing: StoredEntry[],
	next: StoredEntry[]
): StagedLine[] {
	const has = new Set(mapped);
	const spelt = spellAs(existing);
	const { added, changed, removed, same } = diff(
		kind,
		existing.map(comparable),
		next.map((entry) => comparable(spelt(entry)))
	);
	const pairs = [...changed, ...same].map((pair) =>
		stagePair(pair.before.entry, keepUnsaid(pair.before.entry, pair.after.entry, has))
	);
	const gone = removed
		.map(({ entry }) => staged('removed', entry))
		.sort((a, b) => (a.door_order < b.door_order ? -1 : 1));
	return [...added.map(({ entry }) => staged('added', entry)), ...pairs, ...gone];
}

/** A line that stands in the file alone, or in the roll alone. */
export function staged(act: Act, { id, ...line }: StoredEntry): StagedLine {
	return { ...line, act, entry_id: id, fields: '' };
}

/** 3栋 in the file is 3号楼 where the roll says so: one building has one name. */
function spellAs(existing: StoredEntry[]): (entry: StoredEntry) => StoredEntry {
	const keys = new Map<string, string>();
	const keyOf = (building: string) => {
		const key = keys.get(building) ?? buildingKey(building);
		keys.set(building, key);
		return key;
	};
	const names = new Map(existing.map(({ building }) => [keyOf(building), building]));
	return (entry) => ({ ...entry, building: names.get(keyOf(entry.building)) ?? entry.building });
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

function comparable(entry: StoredEntry): Comparable & { entry: StoredEntry } {
	const { name, building, entrance: unit, room, area, owner_key, phone_hash, developer } = entry;
	const said = { ownerKey: owner_key, phone: phone_hash, undelivered: developer };
	return { entry, name, building, unit, room, area, ...said };
}
