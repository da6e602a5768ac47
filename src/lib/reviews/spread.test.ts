import { describe, expect, test } from 'vitest';
import { severities, spreadOf } from './spread.ts';

describe('the spread of scores', () => {
	test('is none of a single one', () => {
		expect(spreadOf([0.5])).toBeNull();
	});

	test('has range and the standard deviation of a sample', () => {
		expect(spreadOf([0.2, 0.4, 0.9])).toEqual({
			of: 3,
			least: 0.2,
			most: 0.9,
			range: expect.closeTo(0.7),
			deviation: expect.closeTo(Math.sqrt(0.13))
		});
	});
});

describe('severity', () => {
	const judged = (evaluator: string, application: string, share: number) => {
		return { evaluator, application, indicator: 'i', share };
	};

	test('compares an evaluator with the others on the same thing, the most severe first', () => {
		const found = severities([
			judged('mild', 'a', 0.8),
			judged('hard', 'a', 0.4),
			judged('fair', 'a', 0.6),
			judged('hard', 'b', 0.2),
			judged('mild', 'b', 0.6)
		]);
		expect(found).toEqual([
			{ evaluator: 'hard', of: 2, mean: expect.closeTo((-0.3 - 0.4) / 2) },
			{ evaluator: 'fair', of: 1, mean: expect.closeTo(0) },
			{ evaluator: 'mild', of: 2, mean: expect.closeTo((0.3 + 0.4) / 2) }
		]);
	});

	test('leaves out what nobody else judged', () => {
		expect(severities([judged('alone', 'a', 0.1), judged('other', 'b', 0.9)])).toEqual([]);
	});
});
