import type { Terms } from './programme.ts';

/** The parts of a programme that are looked at one by one. */
export const parts = [
	'name',
	'year',
	'call',
	'tiers',
	'criteria',
	'residents',
	'reviewing',
	'objectionDays',
	'narrative',
	'phases'
] as const satisfies readonly (keyof Terms)[];
export type Part = (typeof parts)[number];

/** What is scored, and what it takes: once somebody has submitted, nobody moves the goal. */
export const settledParts = ['criteria', 'tiers', 'residents'] as const;

/** The parts in which two terms differ. */
export function changedParts(before: Terms, after: Terms): Part[] {
	return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}
