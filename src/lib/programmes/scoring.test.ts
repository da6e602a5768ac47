import { describe, expect, test } from 'vitest';
import { anchorOf, isOnScale, type Criterion, type Scale } from './criteria.ts';
import { exact, hundredths } from './exact.ts';
import { criterionShare, reviewedShare, shareOf, totalShare } from './scoring.ts';

const scale: Scale = {
	lowest: 0,
	highest: 400,
	step: 100,
	anchors: [{ from: 100, to: 200, words: { zh: '起步' } }]
};
const indicator = (key: string, weight: number) => {
	return { key, words: { zh: key }, weight, scale, evidence: [] };
};
const criteria: Criterion[] = [
	{ key: 'a', words: { zh: 'a' }, indicators: [indicator('a1', 3_000), indicator('a2', 1_000)] },
	{ key: 'b', words: { zh: 'b' }, indicators: [indicator('b1', 6_000)] }
];

describe('a scale', () => {
	test.each([
		[0, true],
		[400, true],
		[300, true],
		[150, false],
		[-100, false],
		[500, false],
		[Number.NaN, false]
	])('takes %d hundredths: %s', (score, expected) =>
		expect(isOnScale(score, scale)).toBe(expected)
	);

	test('names the band that a score falls in, if there is one', () => {
		expect(anchorOf(200, scale)?.words.zh).toBe('起步');
		expect(anchorOf(300, scale)).toBeNull();
	});
});

describe('scoring', () => {
	const shares = new Map([
		['a1', shareOf(400, scale)],
		['b1', shareOf(100, scale)]
	]);
	const [a, b] = criteria;

	test('weighs indicators within their criterion; one without a score reaches nothing', () => {
		expect(a && criterionShare(a, shares)).toEqual(exact(3, 4));
		expect(b && criterionShare(b, shares)).toEqual(exact(1, 4));
	});

	test('adds criteria up by their points', () => {
		expect(reviewedShare(criteria, shares)).toEqual(exact(45, 100));
	});

	test('gives the residents their part, and nothing for residents who were not asked', () => {
		const reviewed = exact(45, 100);
		expect(hundredths(totalShare(reviewed, exact(4, 5), 2_000))).toBe(5_200);
		expect(hundredths(totalShare(reviewed, null, 2_000))).toBe(3_600);
		expect(hundredths(totalShare(reviewed, null, 0))).toBe(4_500);
	});

	test('rounds halves up, for reading only', () => {
		expect(hundredths(exact(1, 3))).toBe(3_333);
		expect(hundredths(exact(1, 80_000))).toBe(0);
		expect(hundredths(exact(1, 20_000))).toBe(1);
	});
});
