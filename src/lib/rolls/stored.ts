/** One line of a roll as the database keeps it; the phone is down to its last four digits and a keyed hash. */
export type StoredLine = {
	name: string;
	building: string;
	entrance: string;
	room: string;
	door_order: string;
	/** In 0.01 m²; 0 where the roll has no areas. */
	area: number;
	owner_key: string;
	developer: boolean;
	phone_last4: string;
	phone_hash: string;
};

/** What may change in a line; `phone` stands for its digits and its hash. */
export const storedFields = [
	'name',
	'building',
	'entrance',
	'room',
	'area',
	'owner_key',
	'developer',
	'phone'
] as const;

export type StoredField = (typeof storedFields)[number];

/** The fields in which two lines differ. */
export function changedFields(before: StoredLine, after: StoredLine): StoredField[] {
	const value = (line: StoredLine, field: StoredField) =>
		field === 'phone' ? line.phone_hash : line[field];
	return storedFields.filter((field) => value(before, field) !== value(after, field));
}
