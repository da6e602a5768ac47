import { doorKey } from './doors.ts';
import type { Entry, RollKind } from './kinds.ts';

/** What is compared between a stored entry and a new one. `phone` is any mark both sides have alike: the hash, or the last digits. */
export type Comparable = Pick<
	Entry,
	'name' | 'building' | 'unit' | 'room' | 'area' | 'ownerKey' | 'phone' | 'undelivered'
>;

const compared = [
	'name',
	'building',
	'unit',
	'room',
	'area',
	'ownerKey',
	'phone',
	'undelivered'
] as const;

export type ComparedField = (typeof compared)[number];

export type Difference<Old, New> = {
	added: New[];
	changed: { before: Old; after: New; fields: ComparedField[] }[];
	removed: Old[];
	same: { before: Old; after: New }[];
};

/**
 * What a new list changes in a roll. Lines are the same line when door and name agree; then, in rolls of households and
 * owners, when the door agrees; then when the owner key, or name and phone, agree and are unique on both sides (someone moved).
 */
export function diff<Old extends Comparable, New extends Comparable>(
	kind: RollKind,
	existing: Old[],
	next: New[]
): Difference<Old, New> {
	const pairs: { before: Old; after: New }[] = [];
	let left = { before: existing, after: next };
	for (const key of keysOf(kind)) left = pairUp(left, key, pairs);
	const compared = pairs.map((pair) => ({
		...pair,
		fields: changedFields(pair.before, pair.after)
	}));
	return {
		added: left.after,
		changed: compared.filter(({ fields }) => fields.length > 0),
		removed: left.before,
		same: pairs.filter((_, index) => compared[index]?.fields.length === 0)
	};
}

type Key = (entry: Comparable) => string | null;

function keysOf(kind: RollKind): Key[] {
	const doorAndName: Key = (entry) => `${doorKey(entry)}|${entry.name}`;
	const person: Key = ({ name, phone }) =>
		phone === '' || name === '' ? null : `${name}|${phone}`;
	const ownerKey: Key = (entry) => entry.ownerKey || null;
	const byDoor = kind === 'households' || kind === 'owners';
	return byDoor ? [doorAndName, doorKey, ownerKey, person] : [doorAndName, person];
}

type Left<Old, New> = { before: Old[]; after: New[] };

/** Pairs what has the same key, if that key stands once on each side; gives back what found no partner. */
function pairUp<Old extends Comparable, New extends Comparable>(
	left: Left<Old, New>,
	key: Key,
	pairs: { before: Old; after: New }[]
): Left<Old, New> {
	const olds = uniqueBy(left.before, key);
	const news = uniqueBy(left.after, key);
	const paired = new Set<Old | New>();
	for (const [value, after] of news) {
		const before = olds.get(value);
		if (!after || !before) continue;
		pairs.push({ before, after });
		paired.add(before).add(after);
	}
	return {
		before: left.before.filter((entry) => !paired.has(entry)),
		after: left.after.filter((entry) => !paired.has(entry))
	};
}

function uniqueBy<E extends Comparable>(entries: E[], key: Key): Map<string, E | null> {
	const found = new Map<string, E | null>();
	for (const entry of entries) {
		const value = key(entry);
		if (value !== null) found.set(value, found.has(value) ? null : entry);
	}
	return found;
}

/** 3栋 and 3号楼 are one building: a door that is only written otherwise has not changed. */
function changedFields(before: Comparable, after: Comparable): ComparedField[] {
	const sameDoor = doorKey(before) === doorKey(after);
	const isDoor = (field: ComparedField) =>
		field === 'building' || field === 'unit' || field === 'room';
	return compared.filter((field) => before[field] !== after[field] && !(sameDoor && isDoor(field)));
}
