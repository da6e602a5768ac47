import type { Value } from './answers.ts';

/** Where a value comes from: an answer (a row of it), a line of the roll, or a computed value. */
export type Source =
	{ question: string; row?: string } | { roll: RollAttribute } | { computed: string };

/** What is known of an invited person from the roll. */
export const rollAttributes = ['building', 'entrance', 'room', 'area'] as const;
export type RollAttribute = (typeof rollAttributes)[number];

/** What is asked of one value. Numbers compare as numbers, dates (2026-03-05) by the calendar. */
export type Test = { of: Source } & (
	| { is: 'answered' | 'unanswered' }
	| { is: 'equal' | 'unequal'; to: Comparable }
	| { is: 'less' | 'at-most' | 'more' | 'at-least'; to: Comparable }
	| { is: 'one-of'; to: readonly Comparable[] }
	| { is: 'contains'; to: string }
);

export type Comparable = string | number | boolean;

/** Tests, and groups of them as deep as one likes. An empty `all` holds, an empty `any` does not. */
export type Condition =
	{ all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition } | Test;

export type Look = (source: Source) => Value;

/**
 * Whether a condition holds. Without an answer — never given, hidden, or empty — only `unanswered` holds: not even
 * `unequal`, for nothing is known; `not` turns any of it round. `equal` of a list means: this one alone.
 */
export function holds(condition: Condition, look: Look): boolean {
	if ('all' in condition) return condition.all.every((one) => holds(one, look));
	if ('any' in condition) return condition.any.some((one) => holds(one, look));
	if ('not' in condition) return !holds(condition.not, look);
	const value = look(condition.of);
	if (condition.is === 'unanswered') return value === null;
	return value !== null && passes(condition, value);
}

/** All values that a condition looks at, each as often as it does. */
export function sourcesOf(condition: Condition): Source[] {
	if ('all' in condition) return condition.all.flatMap(sourcesOf);
	if ('any' in condition) return condition.any.flatMap(sourcesOf);
	return 'not' in condition ? sourcesOf(condition.not) : [condition.of];
}

function passes(test: Test, value: NonNullable<Value>): boolean {
	switch (test.is) {
		case 'answered':
			return true;
		case 'unanswered':
			return false;
		case 'equal':
			return isSame(value, test.to);
		case 'unequal':
			return !isSame(value, test.to);
		case 'one-of':
			return test.to.some((one) => isSame(value, one));
		case 'contains':
			return contains(value, test.to);
		case 'less':
		case 'at-most':
		case 'more':
		case 'at-least':
			return compare(value, test.is, test.to);
	}
}

function isSame(value: NonNullable<Value>, to: Comparable): boolean {
	if (isList(value)) return value.length === 1 && value[0] === to;
	if (typeof value === 'number') return value === number(to);
	if (typeof to === 'number') return typeof value === 'string' && number(value) === to;
	return typeof value === 'string' && typeof to === 'string'
		? value.trim() === to.trim()
		: value === to;
}

/** An option among several; in a text, letters in either case and any width. */
function contains(value: NonNullable<Value>, part: string): boolean {
	if (isList(value)) return value.includes(part);
	return typeof value === 'string' && part !== '' && plain(value).includes(plain(part));
}

function compare(
	value: NonNullable<Value>,
	is: 'less' | 'at-most' | 'more' | 'at-least',
	to: Comparable
): boolean {
	const order = typeof value === 'number' ? difference(value, number(to)) : dates(value, to);
	if (order === null) return false;
	if (is === 'less') return order < 0;
	if (is === 'more') return order > 0;
	return is === 'at-most' ? order <= 0 : order >= 0;
}

function difference(a: number, b: number): number | null {
	return Number.isNaN(b) ? null : Math.sign(a - b);
}

const date = /^\d{4}-\d{2}-\d{2}$/;

function dates(value: NonNullable<Value>, to: Comparable): number | null {
	if (typeof value !== 'string' || typeof to !== 'string') return null;
	if (!date.test(value) || !date.test(to)) return null;
	return value === to ? 0 : value < to ? -1 : 1;
}

function number(to: Comparable): number {
	return typeof to === 'string' && to.trim() === '' ? Number.NaN : Number(to);
}

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}

function isList(value: NonNullable<Value>): value is readonly string[] {
	return typeof value === 'object';
}
