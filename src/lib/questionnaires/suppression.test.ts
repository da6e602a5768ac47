import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress } from './suppression.ts';

describe('a table', () => {
	it.each<[string, number[][], (number | null)[][]]>([
		[
			'without small cells stays as it is',
			[
				[5, 9],
				[0, 7]
			],
			[
				[5, 9],
				[0, 7]
			]
		],
		[
			'with one small cell hides three more, the smallest that close the square',
			[
				[3, 20, 9],
				[30, 40, 50],
				[8, 60, 7]
			],
			[
				[null, 20, null],
				[30, 40, 50],
				[null, 60, null]
			]
		],
		['with one row cannot hide a cell behind another row', [[3, 20]], [[null, null]]],
		[
			'of two by two hides all',
			[
				[1, 30],
				[40, 50]
			],
			[
				[null, null],
				[null, null]
			]
		]
	])('%s', (_name, counts, expected) => {
		expect(suppress(counts)).toEqual(expected);
	});
});

describe('whatever the table', () => {
	const tables = fc
		.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
		.chain(([rows, columns]) =>
			fc.array(fc.array(fc.nat(30), { minLength: columns, maxLength: columns }), {
				minLength: rows,
				maxLength: rows
			})
		);

	it('no cell from 1 to 4 is shown, and what is shown is true', () => {
		fc.assert(
			fc.property(tables, (counts) => {
				for (const [i, row] of suppress(counts).entries()) {
					for (const [j, shown] of row.entries()) {
						const count = counts[i]?.[j] ?? 0;
						expect(shown === null || (shown === count && (count === 0 || count >= 5))).toBe(true);
					}
				}
			})
		);
	});

	it('no line with a sum has one hidden cell alone', () => {
		fc.assert(
			fc.property(tables, (counts) => {
				const shown = suppress(counts);
				const columns = (counts[0] ?? []).map((_, j) => shown.map((row) => row[j]));
				for (const line of [...shown, ...columns]) {
					expect(line.filter((cell) => cell === null)).not.toHaveLength(1);
				}
			})
		);
	});
});
