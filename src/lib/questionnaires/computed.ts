import { valueOf, type Answer, type Answers } from './answers.ts';

/** A value worked out from answers: a sum or mean of numbers, or how many questions were answered. */
export type Computed = { key: string; of: readonly string[]; by: 'sum' | 'mean' | 'count' };

/**
 * Works out one value from the answers that are there. `sum` and `mean` take the numbers among them (numbers,
 * ratings, recommendations; a count of options for a multiple choice is `count`) and are null without any; `count`
 * adds one for an answer and, of several options, one for each. Sums are exact to four decimals, means rounded so.
 */
export function compute({ of, by }: Computed, answers: Answers): number | null {
	if (by === 'count') return of.reduce((sum, key) => sum + sizeOf(answers[key]), 0);
	const numbers = of.flatMap((key) => {
		const value = valueOf(answers[key]);
		return typeof value === 'number' ? [value] : [];
	});
	if (numbers.length === 0) return null;
	const units = numbers.reduce((sum, value) => sum + Math.round(value * PLACES), 0);
	return by === 'sum' ? units / PLACES : Math.round(units / numbers.length) / PLACES;
}

/** As many as a number question may have decimals. */
const PLACES = 10_000;

function sizeOf(answer: Answer | undefined): number {
	const value = valueOf(answer);
	if (value === null) return 0;
	return typeof value === 'object' ? value.length : 1;
}
