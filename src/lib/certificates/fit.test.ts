import { expect, test } from 'vitest';
import { sizeOf, widthOf } from './fit.ts';

test.each([
	['青禾里社区', 5],
	['', 0],
	['abcd', 2.08],
	['A区', 1.52]
])('%s is %d signs wide', (text, expected) => {
	expect(widthOf(text)).toBeCloseTo(expected);
});

test('a longer line is set smaller, and the longest in the smallest size', () => {
	expect(
		['短名', '一个长一些的名称', '一个长得多得多得多的名称'].map((one) => sizeOf(one, [4, 9]))
	).toEqual([0, 1, 2]);
});
