import { describe, expect, it } from 'vitest';
import type { Value } from './answers.ts';
import { holds, sourcesOf, type Comparable, type Condition, type Test } from './conditions.ts';

const of = { question: 'q' };
const test = (is: string, to?: unknown) => ({ of, is, ...(to !== undefined && { to }) }) as Test;
const given = (value: Value) => () => value;

/** Rows: what was answered. Columns: what is asked of it. */
const questions: Test[] = [
	test('answered'),
	test('unanswered'),
	test('equal', 'a'),
	test('unequal', 'a'),
	test('one-of', ['a', 0]),
	test('contains', 'a'),
	test('less', 5),
	test('at-least', 0)
];
const table: [name: string, value: Value, ...answers: (0 | 1)[]][] = [
	['unanswered, hidden, empty text or empty list', null, 0, 1, 0, 0, 0, 0, 0, 0],
	['nought', 0, 1, 0, 0, 1, 1, 0, 1, 1],
	['a number', 7, 1, 0, 0, 1, 0, 0, 0, 1],
	['the option itself', 'a', 1, 0, 1, 0, 1, 1, 0, 0],
	['another option', 'b', 1, 0, 0, 1, 0, 0, 0, 0],
	['a text with it inside', 'bAr', 1, 0, 0, 1, 0, 1, 0, 0],
	['several options with it', ['a', 'b'], 1, 0, 0, 1, 0, 1, 0, 0],
	['it alone among several', ['a'], 1, 0, 1, 0, 1, 1, 0, 0],
	['several options without it', ['b', 'c'], 1, 0, 0, 1, 0, 0, 0, 0],
	['no', false, 1, 0, 0, 1, 0, 0, 0, 0],
	['yes', true, 1, 0, 0, 1, 0, 0, 0, 0]
];

describe('what is asked of an answer', () => {
	it.each(table)('%s', (_name, value, ...answers) => {
		expect(questions.map((one) => Number(holds(one, given(value))))).toEqual(answers);
	});

	it.each([
		['less', '2026-03-06', true],
		['less', '2026-03-05', false],
		['at-most', '2026-03-05', true],
		['more', '2026-03-04', true],
		['at-least', '2026-03-06', false],
		['less', 'soon', false],
		['more', 3, false]
	])('a date is %s %s: %s', (is, to, expected) => {
		expect(holds(test(is, to), given('2026-03-05'))).toBe(expected);
	});

	it.each([
		['equal', '7', true],
		['equal', '7.0', true],
		['equal', '', false],
		['more', '6.99', true],
		['less', 'many', false]
	])('a number is %s “%s”: %s', (is, to, expected) => {
		expect(holds(test(is, to), given(7))).toBe(expected);
	});

	it.each<[Value, Comparable, boolean]>([
		[' 电梯 ', '电梯', true],
		['7', 7, true],
		['', 0, false],
		[true, true, true],
		[true, 1, false],
		[false, true, false]
	])('%s equals %s: %s', (value, to, expected) => {
		expect(holds(test('equal', to), given(value))).toBe(expected);
	});

	it('a text contains another in either case and any width, and nothing contains nothing', () => {
		expect(holds(test('contains', 'abc'), given('xＡＢＣx'))).toBe(true);
		expect(holds(test('contains', ''), given('abc'))).toBe(false);
	});
});

describe('groups', () => {
	const yes: Condition = test('answered');
	const no: Condition = test('unanswered');
	it.each<[string, Condition, boolean]>([
		['all of none', { all: [] }, true],
		['any of none', { any: [] }, false],
		['all, one not', { all: [yes, no] }, false],
		['any, one', { any: [no, yes] }, true],
		['not', { not: no }, true],
		['nested', { all: [yes, { any: [no, { not: { all: [yes, no] } }] }] }, true]
	])('%s', (_name, condition, expected) => {
		expect(holds(condition, given('x'))).toBe(expected);
	});

	it('not turns round what is not known: without an answer it holds', () => {
		expect(holds({ not: test('equal', 'a') }, given(null))).toBe(true);
	});

	it('name all that they look at', () => {
		const deep: Condition = {
			any: [yes, { not: { all: [{ of: { roll: 'area' }, is: 'answered' }] } }]
		};
		expect(sourcesOf(deep)).toEqual([of, { roll: 'area' }]);
	});
});
