import type { StoredLine } from '#lib/rolls/stored.ts';

/** What can be changed once a vote is opened. */
export const kinds = ['prolong', 'add', 'remove', 'cancel'] as const;
export type Kind = (typeof kinds)[number];

/** A line as it joins the electors; without the phone that a log must not keep. */
export type Door = Pick<StoredLine, 'building' | 'entrance' | 'room'>;

/**
 * What a change does, as it is proposed.
 * - prolong: the end as it was, and the later one; epoch milliseconds.
 * - add: a line of the vote's roll at this version, or (`entry` null) a line that was typed.
 * - remove: an elector.
 */
export type Detail =
	| { kind: 'prolong'; from: number; to: number }
	| { kind: 'add'; entry: string | null; version: number; line: StoredLine }
	| { kind: 'remove'; elector: string; door: Door }
	| { kind: 'cancel' };

/** A detail as it is stored: written by this room alone, from a checked change. */
export function readDetail(stored: unknown): Detail {
	return stored as Detail;
}

/** A change that holds, as everybody may know it: no name, no door. */
export type PublicAmendment = {
	id: string;
	kind: Kind;
	/** When it was confirmed. */
	at: number;
	reason: string;
	/** Two people made it; otherwise the pages say that one did. */
	byTwo: boolean;
	/** Of a later end: the earlier one, and the later. */
	from?: number;
	to?: number;
};

/** The changes of a vote in short, for where there is little room. */
export type AmendmentSums = { added: number; removed: number; prolonged: PublicAmendment | null };

/** The last end, and how many electors came and went. */
export function sumUp(amendments: readonly PublicAmendment[]): AmendmentSums {
	const many = (kind: Kind) => amendments.filter((one) => one.kind === kind).length;
	const ends = amendments.filter(({ kind }) => kind === 'prolong');
	const [first, last] = [ends[0], ends.at(-1)];
	const prolonged =
		first?.from !== undefined && last ? { ...last, from: first.from } : (last ?? null);
	return { added: many('add'), removed: many('remove'), prolonged };
}
