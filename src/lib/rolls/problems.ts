import type { Field } from './kinds.ts';

export type Severity = 'error' | 'warning' | 'note';

/** What can be said about one line of a file. An error keeps the line out; a warning should be looked at; a note tells what was done. */
export const severities = {
	missing_name: 'error',
	missing_room: 'error',
	missing_area: 'error',
	malformed_area: 'error',
	negative_area: 'error',
	zero_area: 'error',
	area_too_large: 'error',
	too_long: 'error',
	became_date: 'error',
	cell_error: 'error',
	duplicate: 'error',
	same_door: 'error',
	name_left_blank: 'warning',
	area_repaired: 'warning',
	area_rounded: 'warning',
	malformed_phone: 'warning',
	several_phones: 'warning',
	carried_down: 'warning',
	address_not_split: 'warning',
	identity_number: 'warning',
	unclear_delivery: 'warning',
	same_person: 'warning',
	several_units: 'note',
	same_name: 'note',
	undelivered: 'note',
	full_width: 'note',
	spaces: 'note',
	totals_row: 'note',
	note_row: 'note',
	example_row: 'note',
	header_repeated: 'note'
} as const satisfies Record<string, Severity>;

export type Reason = keyof typeof severities;

/** Where it is, as Excel names it, and what stands there (shortened). `other` is the line it collides with. */
export type Problem = {
	reason: Reason;
	severity: Severity;
	sheet: string;
	row: number;
	column: string | null;
	field: Field | null;
	value: string;
	other: { sheet: string; row: number } | null;
};

export type Problems = {
	add: (problem: Omit<Problem, 'severity'>) => void;
	/** Of each reason the first few hundred; `counts` has them all. */
	list: Problem[];
	counts: Partial<Record<Reason, number>>;
	isError: (reason: Reason) => boolean;
};

/** Collects problems. A file with a space behind each of 100 000 names shall not make a list of 100 000. */
export function collectProblems(mostOfAReason = 300): Problems {
	const list: Problem[] = [];
	const counts: Partial<Record<Reason, number>> = {};
	const add = (problem: Omit<Problem, 'severity'>) => {
		const count = (counts[problem.reason] ?? 0) + 1;
		counts[problem.reason] = count;
		if (count <= mostOfAReason) list.push({ ...problem, severity: severities[problem.reason] });
	};
	return { add, list, counts, isError: (reason) => severities[reason] === 'error' };
}

/** How many problems there are of each severity. */
export function countBySeverity(counts: Partial<Record<Reason, number>>): Record<Severity, number> {
	const sums = { error: 0, warning: 0, note: 0 };
	for (const reason of Object.keys(severities) as Reason[])
		sums[severities[reason]] += counts[reason] ?? 0;
	return sums;
}
