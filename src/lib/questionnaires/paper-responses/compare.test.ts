import { describe, expect, test } from 'vitest';
import type { Answers } from '../answers.ts';
import { agrees, differing, pairUp, settledOf, type TypedPaper } from './compare.ts';

const keys = ['a', 'b', 'c'];
const paper = (
	position: number,
	answers: Answers,
	invitee_id: string | null = null
): TypedPaper => ({
	...{ position, answers, invitee_id }
});

describe('two entries', () => {
	test('find each other by the number in the heap', () => {
		const pairs = pairUp(
			[paper(1, { a: 1 }), paper(3, {})],
			[paper(1, { a: 1 }), paper(2, {})],
			false
		);
		expect(pairs.map(({ row, first, second }) => [row, first?.position, second?.position])).toEqual(
			[
				[1, 1, 1],
				[3, 3, undefined],
				[10_002, undefined, 2]
			]
		);
	});

	test('find each other by whose they are, where the papers carry codes', () => {
		const pairs = pairUp([paper(1, {}, 'x'), paper(2, {}, 'y')], [paper(1, {}, 'y')], true);
		expect(pairs.map(({ first, second }) => [first?.invitee_id, second?.invitee_id])).toEqual([
			['x', undefined],
			['y', 'y']
		]);
	});

	const pair = (one: Answers, other: Answers) => ({
		row: 1,
		first: paper(1, one),
		second: paper(1, other)
	});

	test('differ question by question, nought and none apart', () => {
		const both = pair({ a: 0, b: { option: 'x' } }, { b: { option: 'x' }, c: '好' });
		expect(differing(both, keys)).toEqual(['a', 'c']);
		expect(agrees(both, keys)).toBe(false);
		expect(agrees(pair({ a: 1 }, { a: 1 }), keys)).toBe(true);
	});

	test('are settled once every difference was looked up', () => {
		const both = pair({ a: 1, b: 2 }, { a: 3, c: 4 });
		const said = { a: 1, b: null };
		expect(settledOf(both, keys, null)).toBeNull();
		expect(settledOf(both, keys, { found: 'said', said })).toBeNull();
		expect(settledOf(both, keys, { found: 'said', said: { ...said, c: 5 } })).toEqual({
			a: 1,
			c: 5
		});
	});

	test('on which both agree need nobody', () => {
		expect(settledOf(pair({ a: 1 }, { a: 1 }), keys, null)).toEqual({ a: 1 });
	});

	test('of which one has no such paper: it is there, or it is not', () => {
		const alone = { row: 1, first: paper(1, { a: 1 }), second: null };
		expect(settledOf(alone, keys, null)).toBeNull();
		expect(settledOf(alone, keys, { found: 'kept' })).toEqual({ a: 1 });
		expect(settledOf(alone, keys, { found: 'absent' })).toBe('absent');
	});
});
