import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, leastOf, needs, participation, type Rule } from './rules.ts';

const weights = (heads: number, households = 0, area = 0) => ({ heads, households, area });

const ordinary: Rule = {
	id: 'owners-ordinary',
	participation: [
		{ basis: 'area', fraction: [2, 3], strict: false },
		{ basis: 'heads', fraction: [2, 3], strict: false }
	],
	approval: [
		{ basis: 'area', fraction: [1, 2], strict: true, of: 'participants' },
		{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' }
	]
};

test.each([
	{ fraction: [1, 2], strict: true, total: 100, least: 51 },
	{ fraction: [1, 2], strict: true, total: 101, least: 51 },
	{ fraction: [1, 2], strict: false, total: 101, least: 51 },
	{ fraction: [1, 2], strict: false, total: 100, least: 50 },
	{ fraction: [2, 3], strict: false, total: 1218, least: 812 },
	{ fraction: [2, 3], strict: true, total: 1218, least: 813 },
	{ fraction: [2, 3], strict: false, total: 1219, least: 813 },
	{ fraction: [3, 4], strict: false, total: 1, least: 1 },
	{ fraction: [1, 1], strict: false, total: 7, least: 7 },
	{ fraction: [1, 2], strict: false, total: 0, least: 1 },
	{ fraction: [1, 0], strict: false, total: 7, least: 8 },
	{
		fraction: [666_666_666_667, 1_000_000_000_000],
		strict: false,
		total: 1_000_000_000_000,
		least: 666_666_666_667
	},
	{
		fraction: [2, 3],
		strict: false,
		total: Number.MAX_SAFE_INTEGER,
		least: 6_004_799_503_160_661
	}
] as const)('$fraction (strict: $strict) of $total needs $least', (row) => {
	expect(leastOf(row, row.total)).toBe(row.least);
});

test('the least number that satisfies is the number where cross-multiplication turns true', () => {
	const whole = fc.integer({ min: 1, max: 2 ** 40 });
	fc.assert(
		fc.property(whole, whole, fc.nat(2 ** 40), fc.boolean(), (a, b, total, strict) => {
			const [n, d] = [Math.min(a, b), Math.max(a, b)];
			const least = leastOf({ fraction: [n, d], strict }, total);
			const satisfies = (have: number) => {
				const [left, right] = [BigInt(have) * BigInt(d), BigInt(n) * BigInt(total)];
				return strict ? left > right : left >= right;
			};
			expect(satisfies(least)).toBe(true);
			expect(least === 1 || !satisfies(least - 1)).toBe(true);
		})
	);
});

test('a rule is worked out in its own order, participation first', () => {
	const tallies = {
		electorate: { heads: 1218, households: 600, area: 8_123_400 },
		participants: weights(994, 0, 7_000_000),
		decided: weights(990, 0, 6_900_000),
		approving: weights(497, 0, 5_000_000)
	};
	expect(evaluate(ordinary, tallies)).toEqual([
		{ kind: 'participation', basis: 'area', need: 5_415_600, have: 7_000_000, met: true },
		{ kind: 'participation', basis: 'heads', need: 812, have: 994, met: true },
		{ kind: 'approval', basis: 'area', need: 3_500_001, have: 5_000_000, met: true },
		{ kind: 'approval', basis: 'heads', need: 498, have: 497, met: false }
	]);
});

test('a share is taken of what the rule says: participants, electorate or those decided', () => {
	const need = (of: 'participants' | 'electorate' | 'decided') =>
		evaluate(
			{
				id: 'custom',
				participation: [],
				approval: [{ basis: 'heads', fraction: [1, 2], strict: true, of }]
			},
			{
				electorate: { heads: 100 },
				participants: weights(60),
				decided: weights(40),
				approving: weights(30)
			}
		).map((line) => [line.need, line.met]);
	expect(need('participants')).toEqual([[31, false]]);
	expect(need('electorate')).toEqual([[51, false]]);
	expect(need('decided')).toEqual([[21, true]]);
});

test('where there is nobody to count nothing is met', () => {
	const nobody = { participants: weights(0), decided: weights(0), approving: weights(0) };
	for (const electorate of [undefined, {}, { heads: 0, area: 0 }])
		expect(
			evaluate(ordinary, { electorate, ...nobody }).map(({ need, met }) => [need, met])
		).toEqual(Array(4).fill([1, false]));
});

test('while a vote is open its participation alone can be worked out', () => {
	expect(participation(ordinary, { heads: 3, area: 300 }, weights(2, 0, 100))).toEqual([
		{ kind: 'participation', basis: 'area', need: 200, have: 100, met: false },
		{ kind: 'participation', basis: 'heads', need: 2, have: 2, met: true }
	]);
});

test('before opening it is said what the roll already fixes, and nothing else', () => {
	const rule: Rule = {
		id: 'custom',
		participation: [{ basis: 'households', fraction: [2, 3], strict: false }],
		approval: [
			{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' },
			{ basis: 'heads', fraction: [1, 2], strict: true, of: 'electorate' }
		]
	};
	expect(
		needs(rule, { heads: 2400, households: 1218 }).map(({ kind, of, total, need }) => ({
			kind,
			of,
			total,
			need
		}))
	).toEqual([
		{ kind: 'participation', of: 'electorate', total: 1218, need: 812 },
		{ kind: 'approval', of: 'participants', total: null, need: null },
		{ kind: 'approval', of: 'electorate', total: 2400, need: 1201 }
	]);
});
