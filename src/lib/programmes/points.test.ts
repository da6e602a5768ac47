import { expect, test } from 'vitest';
import { readPoints, readWhole, writePoints } from './points.ts';

test.each([
	['12.5', 1_250],
	[' 0.05 ', 5],
	['１２', 1_200],
	['-3', -300],
	['0', 0],
	['-0', 0],
	['12.555', null],
	['', null],
	['1e3', null],
	['十', null],
	['99999', null]
])('%j is %s hundredths', (typed, hundredths) => {
	expect(readPoints(typed)).toBe(hundredths);
	if (hundredths !== null) expect(readPoints(writePoints(hundredths))).toBe(hundredths);
});

test('a whole number has no parts and no sign', () => {
	expect(['7', '７', '7.0', '-7', ''].map(readWhole)).toEqual([7, 7, null, null, null]);
});
