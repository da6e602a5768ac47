import fc from 'fast-check';
import type { Ballot } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import type { Choice, MethodId, Terms } from './methods/method.ts';
import { bases, type Approval } from './rules.ts';

/** Ids with names that trip up code: what objects carry by nature, other scripts, texts that look like JSON. */
export const ids = ['a', 'b', '__proto__', '乙', '["a"]'];

export const methods: readonly MethodId[] = [
	'motion',
	'single',
	'approval',
	'irv',
	'schulze',
	'borda',
	'score',
	'budget-greedy',
	'budget-equal-shares'
];

/** Any bundle of one of these methods that is a true count: small numbers, so that ties are frequent. */
export function anyBundle(among: readonly MethodId[] = methods): fc.Arbitrary<Bundle> {
	return fc.constantFrom(...among).chain((method) =>
		fc
			.tuple(head, terms(method), fc.array(ballotOf(method), { maxLength: 24 }))
			.map(([{ rule, tieBreak }, own, ballots]) => ({
				format: 'minyi-count/1' as const,
				method,
				...(method !== 'motion' && { options: ids.map((id, i) => ({ id, ...own.costs(i) })) }),
				...own.terms,
				tieBreak,
				electorate: room,
				...(rule && { rule }),
				ballots: ballots.filter(({ choice }) => stands(choice, own.terms))
			}))
	);
}

const room = { heads: 2_000, households: 20_000_000, area: 20_000_000 };
const share = fc
	.tuple(fc.constantFrom(...bases), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 9 }))
	.chain(([basis, n, d]) =>
		fc.record({
			basis: fc.constant(basis),
			fraction: fc.constant([n, d] as const),
			strict: fc.boolean()
		})
	);
const approval: fc.Arbitrary<Approval> = share.chain((line) =>
	fc.constantFrom('participants', 'electorate', 'decided').map((of) => ({ ...line, of }))
);
const head = fc.record({
	rule: fc.option(
		fc.record({
			id: fc.constant('r'),
			participation: fc.array(share, { maxLength: 3 }),
			approval: fc.array(approval, { minLength: 1, maxLength: 3 })
		}),
		{ nil: undefined }
	),
	tieBreak: fc.constantFrom('none' as const, 'listed' as const)
});

type Own = { terms: Terms; costs: (i: number) => { cost?: number } };

function terms(method: MethodId): fc.Arbitrary<Own> {
	const none = () => ({});
	if (method === 'score') return fc.constant({ terms: { scale: [-2, 3] }, costs: none });
	if (!method.startsWith('budget')) return fc.constant({ terms: {}, costs: none });
	return fc
		.record({
			costs: fc.array(fc.nat(6), { minLength: ids.length, maxLength: ids.length }),
			budget: fc.nat(20),
			points: fc.option(fc.constant(9), { nil: undefined }),
			skip: fc.boolean()
		})
		.map(({ costs, budget, points, skip }) => ({
			terms: {
				budget,
				...(points !== undefined && { points }),
				...(method === 'budget-greedy' && { skip })
			},
			costs: (i) => ({ cost: (costs[i] ?? 0) * 2 })
		}));
}

/** Both kinds of a budget's ballots are made, and those of the other kind are left out. */
function stands(choice: Ballot['choice'], { points, budget }: Terms): boolean {
	if (budget === undefined || choice === null || choice === undefined) return true;
	return Array.isArray(choice) === (points === undefined);
}

const several = fc
	.subarray(ids)
	.chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
const pointsUpTo = (lowest: number, highest: number) =>
	several.chain((some) =>
		fc
			.array(fc.integer({ min: lowest, max: highest }), {
				minLength: some.length,
				maxLength: some.length
			})
			.map((points): Choice => Object.fromEntries(some.map((id, i) => [id, points[i] ?? lowest])))
	);
const ranking = fc
	.tuple(several, fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }))
	.map(([some, cuts]): Choice => {
		const tiers: string[][] = [];
		for (const [i, id] of some.entries()) {
			const last = tiers.at(-1);
			if (last && cuts[i]) last.push(id);
			else tiers.push([id]);
		}
		return tiers;
	});

function choiceOf(method: MethodId): fc.Arbitrary<Choice> {
	if (method === 'motion') return fc.constantFrom('for', 'against', 'abstain');
	if (method === 'single') return fc.constantFrom(...ids);
	if (method === 'approval') return several;
	if (method === 'score') return pointsUpTo(-2, 3);
	if (method.startsWith('budget')) return fc.oneof(several, pointsUpTo(0, 1));
	return ranking;
}

const weight = fc.option(fc.nat(50_000), { nil: undefined });

function ballotOf(method: MethodId): fc.Arbitrary<Ballot> {
	return fc
		.record({
			choice: fc.oneof(
				{ weight: 8, arbitrary: choiceOf(method) },
				{ weight: 1, arbitrary: fc.constantFrom(null, undefined) }
			),
			count: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
			heads: fc.option(fc.nat(2), { nil: undefined }),
			households: weight,
			area: weight,
			sum: fc.option(fc.boolean(), { nil: undefined }),
			channel: fc.constantFrom('online', 'assisted', 'paper', 'proxy', 'meeting', undefined)
		})
		.map(({ choice, ...rest }): Ballot => {
			const given = Object.fromEntries(
				Object.entries(rest).filter(([, value]) => value !== undefined)
			);
			return choice === undefined ? { invalid: true, ...given } : { choice, ...given };
		});
}
