import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, exact } from './exact.ts';
import { propose, type Standing, type Tier } from './tiers.ts';

const tier = (key: string, threshold: number, more: Partial<Tier> = {}): Tier => {
	return { key, words: { zh: key }, threshold, floors: [], quota: null, years: 3, ...more };
};
const standing = (application: string, total: number, criteria: Record<string, number> = {}) => {
	const shares = Object.entries(criteria).map(
		([key, points]) => [key, exact(points, 100)] as const
	);
	return { application, total: exact(total, 100), criteria: new Map(shares) };
};
const base = tier('base', 8_500, { quota: 1, floors: [{ criterion: 'voice', least: 6_000 }] });
const station = tier('station', 7_000, { quota: 2 });
const tiers = [base, station];
const given = (standings: Standing[], by = tiers) =>
	Object.fromEntries(propose(by, standings).map(({ application, tier }) => [application, tier]));

describe('proposals of tiers', () => {
	test('go to the best who reach threshold and floor, as far as the quota goes', () => {
		const all = [
			standing('a', 90, { voice: 80 }),
			standing('b', 88, { voice: 70 }),
			standing('c', 95, { voice: 59 }),
			standing('d', 69)
		];
		expect(given(all)).toEqual({ a: 'base', b: 'station', c: 'station', d: null });
	});

	test('say what was missed', () => {
		const [c, , b] = propose(tiers, [
			standing('b', 88, { voice: 70 }),
			standing('a', 90, { voice: 80 }),
			standing('c', 95, { voice: 59 })
		]);
		expect(c?.missed).toEqual([{ tier: 'base', by: 'floor', criterion: 'voice' }]);
		expect(b?.missed).toEqual([{ tier: 'base', by: 'quota' }]);
	});

	test('give the last place to none of those who tie for it', () => {
		const all = [standing('a', 80), standing('b', 75), standing('c', 75)];
		expect(given(all)).toEqual({ a: 'station', b: null, c: null });
		expect(propose(tiers, all)[1]?.missed).toContainEqual({ tier: 'station', by: 'tied' });
	});

	test('count a threshold as reached by exactly it, and not by a hair less', () => {
		const least = { application: 'b', total: exact(6_999_999, 10_000_000), criteria: new Map() };
		expect(given([standing('a', 70), least])).toEqual({ a: 'station', b: null });
	});

	const anyStanding = fc
		.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
		.map(([total, voice]) => ({ total: total * 5, voice: voice * 5 }));

	test('never pass a quota, and never skip someone for a lower one who met the same floors', () => {
		fc.assert(
			fc.property(fc.array(anyStanding, { maxLength: 12 }), (drawn) => {
				const all = drawn.map(({ total, voice }, i) => standing(`a${i}`, total, { voice }));
				const by = given(all, [base, station]);
				for (const { key, quota } of tiers) {
					const chosen = all.filter(({ application }) => by[application] === key);
					expect(chosen.length).toBeLessThanOrEqual(quota ?? Infinity);
				}
				for (const one of all.filter(({ application }) => by[application] === 'station')) {
					const better = all.filter(
						(other) => compare(other.total, one.total) > 0 && by[other.application] === null
					);
					expect(better).toEqual([]);
				}
			})
		);
	});
});
