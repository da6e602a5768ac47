import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaText, largestArea, parseArea } from './areas.ts';

describe('parseArea', () => {
	test.each([
		['89.5', 8950],
		['89', 8900],
		['89.50', 8950],
		['89.5㎡', 8950],
		['89.5 m²', 8950],
		['89.5平方米', 8950],
		['８９．５', 8950],
		[' 89.5 ', 8950],
		['0.01', 1],
		['100000', largestArea],
		['92.97999999999999', 9298],
		['60.010000000000005', 6001]
	])('reads %s as it is meant, without a note', (text, area) => {
		expect(parseArea(text)).toEqual({ area, note: null });
	});

	test.each([
		['89,50', 8950],
		['89，5', 8950],
		['89。5', 8950],
		['1,234.5', 123_450],
		['1,234', 123_400],
		['.5', 50]
	])('repairs %s and says so', (text, area) => {
		expect(parseArea(text)).toEqual({ area, note: 'area_repaired' });
	});

	test.each([
		['89.555', 8956],
		['89.554', 8955]
	])('rounds %s half up and says so', (text, area) => {
		expect(parseArea(text)).toEqual({ area, note: 'area_rounded' });
	});

	test.each([
		['-5', 'negative_area'],
		['－5', 'negative_area'],
		['0', 'zero_area'],
		['0.001', 'zero_area'],
		['100000.01', 'area_too_large'],
		['约90', 'malformed_area'],
		['九十', 'malformed_area'],
		['1e3', 'malformed_area'],
		['89.5.5', 'malformed_area'],
		['', 'malformed_area'],
		['#N/A', 'malformed_area']
	])('refuses %s', (text, problem) => {
		expect(parseArea(text)).toEqual({ problem });
	});

	test('never throws, and gives nothing but positive integers', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
				const parsed = parseArea(text);
				const area = 'area' in parsed ? parsed.area : 1;
				expect(Number.isSafeInteger(area) && area > 0).toBe(true);
			})
		);
	});

	test('reads back what areaText writes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: largestArea }), (area) => {
				expect(parseArea(areaText(area))).toEqual({ area, note: null });
			})
		);
	});
});

test.each([
	[8950, '89.5'],
	[10_000, '100'],
	[12_036, '120.36'],
	[5, '0.05']
])('areaText writes %i as %s', (area, text) => {
	expect(areaText(area)).toBe(text);
});
