import { describe, expect, it } from 'vitest';
import type { Result } from '#lib/votes/count.ts';
import { optionTable } from './option-table.ts';

/** A result in which options got so many heads, each with an area of 1 000 and 7 more for every head. */
function result(heads: Record<string, number>, winners: string[] = []): Result {
	const options = Object.entries(heads).map(([id, many]) => {
		return { id, heads: many, households: 0, area: many && 1_000 + 7 * many, score: many };
	});
	const sum = (basis: 'heads' | 'area') => options.reduce((all, one) => all + one[basis], 0);
	const turnout = {
		heads: { cast: sum('heads'), of: 100 },
		area: { cast: sum('area'), of: 200_000 }
	};
	const rest = { ballots: 0, valid: 0, blank: 0, invalid: 0, tied: [], rounds: [] };
	return { ...rest, turnout, options, winners, requirements: [], outcome: 'passed' };
}

const areas = (of: Result) =>
	optionTable(of, 'owners').rows.map(({ id, cells }) => [id, cells.at(-1)?.sum]);

describe('the area of an option', () => {
	it('is told where five or more chose it', () => {
		const table = optionTable(result({ for: 30, against: 9, abstain: 5 }), 'owners');
		expect(table.isCovered).toBe(false);
		expect(table.rows.flatMap(({ cells }) => cells).every(({ sum }) => sum !== null)).toBe(true);
	});

	it('is not told where fewer did, nor of the next, or it were what is missing from the sum', () => {
		expect(areas(result({ for: 30, against: 9, abstain: 1 }))).toEqual([
			['for', 1_210],
			['against', null],
			['abstain', null]
		]);
	});

	it('is told of what the rule is about, which prints it anyway', () => {
		expect(areas(result({ for: 3, against: 2, abstain: 1 }))[0]).toEqual(['for', 1_021]);
		expect(areas(result({ a: 4, b: 3, c: 2, d: 0 }, ['a']))).toEqual([
			['a', 1_028],
			['b', null],
			['c', null],
			['d', 0]
		]);
	});

	it('leaves the heads as they are', () => {
		const { rows } = optionTable(result({ for: 30, against: 9, abstain: 1 }), 'owners');
		expect(rows.map(({ cells }) => cells[0]?.sum)).toEqual([30, 9, 1]);
	});
});
