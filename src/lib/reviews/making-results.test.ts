import { expect, test } from 'vitest';
import { exact } from '#lib/programmes/exact.ts';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { resultsOf, type Placed } from './making-results.ts';

const shares = (n: number) => new Map(['e1', 'e2', 'd1'].map((key) => [key, exact(n, 10)]));
const placed = (id: string, place: number, n: number): Placed => ({
	...{ id, place, shares: shares(n), selfShares: shares(10), beforeVisit: null },
	...{ self: exact(1), reviewed: exact(n, 10), residents: null, total: exact(n, 10) }
});

test('a result has its criteria with the means of the round, and everybody’s totals without names', () => {
	const all = [9, 8, 7, 6, 5].map((n, i) => placed(`a${i}`, i + 1, n));
	const result = resultsOf({ criteria, residents: null }, all).get('a1');
	expect(result).toMatchObject({ place: 2, of: 5, self: 10_000, reviewed: 8_000, total: 8_000 });
	expect(result?.totals).toEqual([9_000, 8_000, 7_000, 6_000, 5_000]);
	expect(result?.round).toEqual({
		...{ self: 10_000, reviewed: 7_000, residents: null, total: 7_000 }
	});
	expect(result?.criteria.map(({ round, weight }) => [round, weight])).toEqual([
		[7_000, 5_000],
		[7_000, 5_000]
	]);
});

test('totals are told to the tenth only, and not at all of two', () => {
	const all = [95, 88, 71].map((n, i) => ({
		...placed(`a${i}`, i + 1, 9),
		total: exact(n, 100)
	}));
	const told = (some: Placed[]) => resultsOf({ criteria, residents: null }, some).get('a0')?.totals;
	expect(told(all)).toEqual([9_000, 8_000, 7_000]);
	expect(told(all.slice(0, 2))).toEqual([]);
});
