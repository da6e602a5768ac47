import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alpha } from './alpha.ts';

const none = null;
/** Rows are observers, columns the units that they judged. */
function byUnit(rows: readonly (readonly (number | null)[])[]): number[][] {
	const [first = []] = rows;
	return first.map((_, unit) => rows.flatMap((row) => row[unit] ?? []));
}

/** Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C. */
const krippendorff = byUnit([
	[1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
	[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
	[none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
	[1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none]
]);

/** The example of three coders and fifteen units in "Krippendorff's alpha", Wikipedia. */
const threeCoders = byUnit([
	[none, none, none, none, none, 3, 4, 1, 2, 1, 1, 3, 3, none, 3],
	[1, none, 2, 1, 3, 3, 4, 3, none, none, none, none, none, none, none],
	[none, none, 2, 1, 3, 4, 4, none, 2, 1, 1, 3, 3, none, 4]
]);

describe("Krippendorff's alpha", () => {
	test('is 0.849 for the example of its author', () => {
		expect(alpha(krippendorff)).toBeCloseTo(0.849, 3);
	});

	test('is 0.811 for the example of three coders', () => {
		expect(alpha(threeCoders)).toBeCloseTo(0.811, 3);
	});

	test.each([
		['nothing was judged', []],
		['each thing was judged once', [[1], [2], [3]]],
		[
			'all values are the same',
			[
				[2, 2],
				[2, 2, 2]
			]
		]
	])('is none where %s', (_, units) => {
		expect(alpha(units)).toBeNull();
	});

	test('is 1 where all agree on things that differ', () => {
		expect(
			alpha([
				[1, 1],
				[5, 5, 5],
				[3, 3]
			])
		).toBe(1);
	});

	const units = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }), {
		maxLength: 12
	});

	test('depends neither on the order of units nor of judges, nor on unit or zero of the scale', () => {
		fc.assert(
			fc.property(units, fc.integer({ min: 1, max: 9 }), fc.integer(), (given, factor, shift) => {
				const plain = alpha(given);
				const moved = given
					.map((values) => values.map((value) => value * factor + (shift % 1000)).reverse())
					.reverse();
				const other = alpha(moved);
				if (plain === null) expect(other).toBeNull();
				else expect(other).toBeCloseTo(plain, 6);
			})
		);
	});

	test('never passes 1', () => {
		fc.assert(
			fc.property(units, (given) => {
				expect(alpha(given) ?? 0).toBeLessThanOrEqual(1);
			})
		);
	});
});
