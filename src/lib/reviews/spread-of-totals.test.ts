import { expect, test } from 'vitest';
import fc from 'fast-check';
import { tenthsOf } from './spread-of-totals.ts';

test('totals are counted in tenths, from the first that has any to the last', () => {
	expect(tenthsOf([10_000, 9_000, 8_999, 6_000], 8_999)).toEqual([
		{ from: 60, to: 70, count: 1, isOwn: false },
		{ from: 70, to: 80, count: 0, isOwn: false },
		{ from: 80, to: 90, count: 1, isOwn: true },
		{ from: 90, to: 100, count: 2, isOwn: false }
	]);
});

test('everybody is counted once, and the own one is among them', () => {
	const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 });
	fc.assert(
		fc.property(totals, (all) => {
			const tenths = tenthsOf(all, all[0] ?? 0);
			expect(tenths.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
			expect(tenths.filter(({ isOwn }) => isOwn)).toHaveLength(1);
		})
	);
});
