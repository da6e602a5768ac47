/** What a roll lists. Who counts as one head, and which columns are needed, follows from it. */
export const rollKinds = ['adults', 'households', 'owners', 'representatives'] as const;

export type RollKind = (typeof rollKinds)[number];

/** What a column of the file can mean. `address` is a whole door in one cell; `delivered` is `undelivered` asked the other way round. */
export const fields = [
	'name',
	'building',
	'unit',
	'room',
	'address',
	'area',
	'owner_key',
	'phone',
	'undelivered',
	'delivered'
] as const;

export type Field = (typeof fields)[number];

type Needs = { name: boolean; door: 'room' | 'any' | 'none'; area: boolean };

const needs: Record<RollKind, Needs> = {
	adults: { name: true, door: 'any', area: false },
	households: { name: false, door: 'room', area: false },
	owners: { name: true, door: 'room', area: true },
	representatives: { name: true, door: 'none', area: false }
};

const person = ['name', 'building', 'unit', 'room', 'address', 'phone'] satisfies Field[];

/** The fields a roll of this kind keeps; every other column of the file is left unread. */
export function fieldsOf(kind: RollKind): readonly Field[] {
	return kind === 'owners' ? fields : person;
}

/** What every line of such a roll must have: a name, a door (a room, or any part of one), an area. */
export function needsOf(kind: RollKind): Needs {
	return needs[kind];
}

/** The needed columns that a mapping lacks, named by the field a person would look for. */
export function missingColumns(kind: RollKind, mapped: Iterable<Field>): Field[] {
	const has = new Set(mapped);
	const need = needs[kind];
	const rooms: Field[] =
		need.door === 'any' ? ['building', 'room', 'address'] : ['room', 'address'];
	const missing: Field[] = [];
	if (need.name && !has.has('name')) missing.push('name');
	if (need.door !== 'none' && !rooms.some((field) => has.has(field))) missing.push('room');
	if (need.area && !has.has('area')) missing.push('area');
	return missing;
}

/** One line of a roll, as the vote needs it. Areas are in 0.01 m²; the phone is reduced to a hash before it is stored. */
export type Entry = {
	sheet: string;
	/** The row as Excel numbers it. */
	row: number;
	name: string;
	building: string;
	unit: string;
	room: string;
	area: number | null;
	ownerKey: string;
	/** Entries with the same owner count as one head; empty where every line is a head of its own. */
	owner: string;
	phone: string;
	/** Not yet handed over by the developer: all such units together are one head. */
	undelivered: boolean;
};
