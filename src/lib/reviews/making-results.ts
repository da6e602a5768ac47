import type { Criterion } from '#lib/programmes/criteria.ts';
import { weightOf } from '#lib/programmes/criteria.ts';
import { hundredths, mean, zero, type Exact } from '#lib/programmes/exact.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { criterionShare } from '#lib/programmes/scoring.ts';
import type { Result, ResultCriterion, Shares } from './result.ts';
import { fewestTotals } from './spread-of-totals.ts';

/** What is known of one application that has its place. */
export type Placed = {
	id: string;
	place: number;
	/** By indicator. */
	selfShares: ReadonlyMap<string, Exact>;
	shares: ReadonlyMap<string, Exact>;
	self: Exact;
	reviewed: Exact;
	beforeVisit: Exact | null;
	residents: Exact | null;
	total: Exact;
};

/** What all applications of a round came to, by their ids, with the means of the round and where its totals lie in each. */
export function resultsOf(
	{ criteria, residents }: Pick<Terms, 'criteria' | 'residents'>,
	placed: readonly Placed[]
): Map<string, Result> {
	const means = new Map(criteria.map((one) => [one.key, meanOf(one, placed)]));
	const shared = {
		format: 'minyi-result/1' as const,
		residentsWeight: residents?.weight ?? 0,
		of: placed.length,
		round: roundShares(placed),
		totals: placed.length < fewestTotals ? [] : totalsOf(placed)
	};
	return new Map(
		placed.map((one): [string, Result] => [
			one.id,
			{
				...shared,
				...sharesIn(one),
				beforeVisit: one.beforeVisit && hundredths(one.beforeVisit),
				criteria: criteria.map((criterion) =>
					partOf(criterion, one, means.get(criterion.key) ?? 0)
				),
				place: one.place
			}
		])
	);
}

/** Only the tenth of the scale that each total lies in: a unit of a small round could tell whose an exact one is. */
const totalsOf = (placed: readonly Placed[]) =>
	placed.map(({ total }) => Math.floor(hundredths(total) / 1_000) * 1_000).sort((a, b) => b - a);

function partOf(
	criterion: Criterion,
	{ selfShares, shares }: Placed,
	round: number
): ResultCriterion {
	const { key, words, indicators } = criterion;
	return {
		...{ key, words, round, weight: weightOf(criterion) },
		self: hundredths(criterionShare(criterion, selfShares)),
		reviewed: hundredths(criterionShare(criterion, shares)),
		indicators: indicators.map((indicator) => ({
			...{ key: indicator.key, words: indicator.words, weight: indicator.weight },
			self: hundredths(selfShares.get(indicator.key) ?? zero),
			reviewed: hundredths(shares.get(indicator.key) ?? zero)
		}))
	};
}

function meanOf(criterion: Criterion, placed: readonly Placed[]): number {
	return hundredths(mean(placed.map(({ shares }) => criterionShare(criterion, shares))) ?? zero);
}

function sharesIn({ self, reviewed, residents, total }: Placed): Shares {
	return {
		...{ self: hundredths(self), reviewed: hundredths(reviewed), total: hundredths(total) },
		residents: residents && hundredths(residents)
	};
}

function roundShares(placed: readonly Placed[]): Shares {
	const of = (pick: (one: Placed) => Exact) => hundredths(mean(placed.map(pick)) ?? zero);
	const asked = mean(placed.flatMap(({ residents }) => residents ?? []));
	return {
		...{ self: of(({ self }) => self), reviewed: of(({ reviewed }) => reviewed) },
		residents: asked && hundredths(asked),
		total: of(({ total }) => total)
	};
}
