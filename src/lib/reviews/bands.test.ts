import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnScale } from '#lib/programmes/criteria.ts';
import { indicator } from '#lib/programmes/terms.fixture.ts';
import { middleOf, scoreOf, stepOf } from './bands.ts';

const { scale } = indicator('e1', 1);
const band = (from: number, to: number) => ({ from, to, words: { zh: '有计划' } });
const hundred = { lowest: 0, highest: 10_000, step: 100, anchors: [band(1_100, 3_000)] };

test.each([
	['3', 300],
	['３', 300],
	['3.5', null],
	['', null],
	['5', null],
	['三', null]
])('%j is %j on a scale from 0 to 4', (typed, score) => {
	expect(scoreOf(typed, scale)).toBe(score);
});

test('the middle of a band is a score of the scale within it', () => {
	expect(middleOf(band(1_100, 3_000), hundred)).toBe(2_000);
	expect(middleOf(band(300, 300), scale)).toBe(300);
	const ends = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
	fc.assert(
		fc.property(ends, (both) => {
			const [from = 0, to = 0] = [...both].sort((a, b) => a - b);
			const middle = middleOf(band(from * 100, to * 100), hundred);
			expect(isOnScale(middle, hundred)).toBe(true);
			expect(middle).toBeGreaterThanOrEqual(from * 100);
			expect(middle).toBeLessThanOrEqual(to * 100);
		})
	);
});

test('steps stay on the scale', () => {
	expect(stepOf('', 1, scale)).toBe(0);
	expect(stepOf('3', 1, scale)).toBe(400);
	expect(stepOf('4', 1, scale)).toBe(400);
	expect(stepOf('0', -1, scale)).toBe(0);
});
