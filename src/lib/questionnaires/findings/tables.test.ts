import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../answers.ts';
import { readColumns, startColumn } from './column.ts';
import type { Facet } from './facets.ts';
import { masked } from './masking.ts';
import { jointOf, part, saidAt, tableOf } from './tables.ts';

const by = numbers('by', 3);
const facet = numbers('number', 5);
const one = fc.option(fc.nat(5), { nil: undefined });
const pairs = fc.array(fc.tuple(one, one), { minLength: 1, maxLength: 300 });

it('a table counts every response once, however the responses are packed', () => {
	fc.assert(
		fc.property(pairs, fc.integer({ min: 1, max: 100 }), (said, size) => {
			const { joint } = packed(said, size);
			const placed = (at: number | undefined, most: number) =>
				at === undefined || at >= most ? most : at;
			const expected = Array.from({ length: 4 }, (_, i) =>
				Array.from(
					{ length: 6 },
					(__, j) => said.filter(([a, b]) => placed(a, 3) === i && placed(b, 5) === j).length
				)
			);
			const across = tableOf(by, facet, joint);
			expect(across.counts).toEqual(expected);
		})
	);
});

it('the mean and the median of a group are those of its answers one by one', () => {
	fc.assert(
		fc.property(pairs, fc.integer({ min: 1, max: 100 }), (said, size) => {
			const own = said.flatMap(([a, b]) => (a === 0 && b !== undefined ? [b] : [])).sort();
			const { joint } = packed(said, size);
			const question = { key: 'number', words: { zh: '' }, required: 'no' as const, decimals: 0 };
			const bins = [{ from: 0, to: 5, count: 0 }];
			const all = { shape: 'numbers' as const, of: said.length };
			const summary = masked(
				{ ...question, kind: 'number' },
				{ ...all, spread: { least: 0, most: 5, mean: 0, median: 0, bins } },
				{ size: said.length, rowOf: () => [0, 0], said: () => saidAt(by, 0, joint) }
			);
			const mean = own.reduce((sum, n) => sum + n, 0) / own.length;
			const middle = ((own[(own.length - 1) >> 1] ?? 0) + (own[own.length >> 1] ?? 0)) / 2;
			expect(summary).toMatchObject({
				spread: own.length
					? { mean: Math.round(mean * 10_000) / 10_000, median: middle }
					: { mean: null, median: null }
			});
		})
	);
});

function numbers(name: string, most: number): Facet {
	const categories = Array.from({ length: most }, (_, n) => `${n}`);
	return { name, column: name, categories, categoryOf: String };
}

function packed(
	said: readonly (readonly [Answer | undefined, Answer | undefined])[],
	size: number
) {
	const pack = (which: 0 | 1) => {
		const bodies: string[] = [];
		for (let from = 0; from < said.length; from += size) {
			const column = startColumn();
			for (const pair of said.slice(from, from + size)) column.put(pair[which]);
			bodies.push(column.body());
		}
		return readColumns(`[${bodies.join(',')}]`);
	};
	return { joint: jointOf(part(by, pack(0)), pack(1)) };
}
