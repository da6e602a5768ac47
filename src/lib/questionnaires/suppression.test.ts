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

	it('no cell from 1 to 4 follows from the sums, unless one line holds everybody', () => {
		const sizes = fc.integer({ min: 2, max: 4 });
		const small = fc.tuple(sizes, sizes).chain(([rows, columns]) => {
			const cell = fc.oneof(fc.constant(0), fc.nat(6), fc.nat(20));
			const row = fc.array(cell, { minLength: columns, maxLength: columns });
			return fc.array(row, { minLength: rows, maxLength: rows });
		});
		fc.assert(
			fc.property(small, (counts) => {
				const shown = suppress(counts);
				for (const [i, row] of counts.entries()) {
					for (const [j, count] of row.entries()) {
						const others = counts.some(
							(line, r) => r !== i && line.some((n, c) => c !== j && n > 0)
						);
						const bothWays =
							row.some((n, c) => c !== j && n > 0) &&
							counts.some((line, r) => r !== i && (line[j] ?? 0) > 0);
						if (count === 0 || count >= 5 || !(others || bothWays)) continue;
						expect(range(counts, shown, i, j)).toBeGreaterThan(1);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('no line with a sum has one hidden cell alone, unless one line holds everybody', () => {
		fc.assert(
			fc.property(tables, (counts) => {
				const shown = suppress(counts);
				const columns = columnsIn(shown);
				const isOneLine = (lines: number[][]) =>
					lines.filter((line) => line.some((count) => count > 0)).length < 2;
				if (isOneLine(counts) || isOneLine(columnsIn(counts))) return;
				for (const line of [...shown, ...columns]) {
					expect(line.filter((cell) => cell === null)).not.toHaveLength(1);
				}
			})
		);
	});
});

function columnsIn<T>(table: T[][]): T[][] {
	return (table[0] ?? []).map((_, j) => table.flatMap((row) => row.slice(j, j + 1)));
}

/** How many values a hidden cell may have, by the sums and what is shown: tables of whole numbers are tried one by one. */
function range(
	counts: number[][],
	shown: (number | null)[][],
	row: number,
	column: number
): number {
	const cells = shown.flatMap((line, i) =>
		line.flatMap((cell, j) => (cell === null ? [[i, j]] : []))
	);
	const rows = counts.map((line, i) =>
		line.reduce((sum, n, j) => sum + (shown[i]?.[j] === null ? n : 0), 0)
	);
	const columns = (counts[0] ?? []).map((_, j) =>
		counts.reduce((sum, line, i) => sum + (shown[i]?.[j] === null ? (line[j] ?? 0) : 0), 0)
	);
	const found = new Set<number>();
	let tries = 0;
	const fill = (at: number, here: number): boolean => {
		if (found.size > 1 || ++tries > 200_000) return true;
		const [i = -1, j = -1] = cells[at] ?? [];
		if (i < 0) {
			if ([...rows, ...columns].every((left) => left === 0)) found.add(here);
			return found.size > 1;
		}
		const most = Math.min(rows[i] ?? 0, columns[j] ?? 0);
		for (let n = 0; n <= most; n += 1) {
			rows[i] = (rows[i] ?? 0) - n;
			columns[j] = (columns[j] ?? 0) - n;
			const done = fill(at + 1, i === row && j === column ? n : here);
			rows[i] = (rows[i] ?? 0) + n;
			columns[j] = (columns[j] ?? 0) + n;
			if (done) return true;
		}
		return false;
	};
	fill(0, -1);
	return tries > 200_000 ? 2 : found.size;
}
