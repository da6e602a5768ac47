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

/** What a new list changes in a roll. */
export function diff<E extends Comparable>(
	kind: RollKind,
	existing: E[],
	next: E[]
): Difference<E, E> {
	const { pairs, added, removed } = match(kind, existing, next, (entry) => entry);
	const compared = pairs.map((pair) => ({
		...pair,
		fields: changedFields(pair.before, pair.after)
	}));
	return {
		added,
		changed: compared.filter(({ fields }) => fields.length > 0),
		removed,
		same: pairs.filter((_, index) => compared[index]?.fields.length === 0)
	};
}

export type Matches<E> = { pairs: { before: E; after: E }[]; added: E[]; removed: E[] };

/**
 * Which lines of a roll and of a new list are the same line: where door and name agree; then, in rolls of households
 * and owners, where the door agrees; then where the owner key, or name and phone, agree and are unique on both sides
 * (someone moved). `see` shows a line as it is compared: for a moment only, since there may be 100 000 on each side.
 */
export function match<E>(
	kind: RollKind,
	existing: E[],
	next: E[],
	see: (entry: E) => Comparable
): Matches<E> {
	const matches: Matches<E> = { pairs: [], added: next, removed: existing };
	for (const key of keysOf(kind)) pairUp(matches, (entry) => key(see(entry)));
	return matches;
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

/** Pairs what has the same key, if that key stands once on each side; what found no partner stays. */
function pairUp<E>(matches: Matches<E>, key: (entry: E) => string | null): void {
	const olds = uniqueBy(matches.removed, key);
	const news = uniqueBy(matches.added, key);
	const paired = new Set<E>();
	for (const [value, after] of news) {
		const before = olds.get(value);
		if (!after || !before) continue;
		matches.pairs.push({ before, after });
		paired.add(before).add(after);
	}
	matches.removed = matches.removed.filter((entry) => !paired.has(entry));
	matches.added = matches.added.filter((entry) => !paired.has(entry));
}

function uniqueBy<E>(entries: E[], key: (entry: E) => string | null): Map<string, E | null> {
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
