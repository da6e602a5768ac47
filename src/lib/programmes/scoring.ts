import { ALL_POINTS, indicatorsOf, weightOf, type Criterion, type Scale } from './criteria.ts';
import { add, exact, sum, times, zero, type Exact } from './exact.ts';

/** Shares of what can be reached, by the key of the indicator; one without a score is not among them. */
export type Shares = ReadonlyMap<string, Exact>;

/** How much of the scale a score takes: lowest is 0, highest 1. Scores in hundredths of a point. */
export function shareOf(
	score: number,
	{ lowest, highest }: Pick<Scale, 'lowest' | 'highest'>
): Exact {
	return exact(score - lowest, highest - lowest);
}

/**
 * What a criterion reaches: the mean of its indicators' shares by their weights, so 0 to 1. An indicator without a
 * score reaches nothing.
 */
export function criterionShare(criterion: Criterion, shares: Shares): Exact {
	const weight = weightOf(criterion);
	return weight === 0 ? zero : times(weighted([criterion], shares), exact(1, weight));
}

/** What all criteria reach together, 0 to 1; their weights add up to 100 points. */
export function reviewedShare(criteria: readonly Criterion[], shares: Shares): Exact {
	return times(weighted(criteria, shares), exact(1, ALL_POINTS));
}

/**
 * The total: the reviewed share and the residents' share by the residents' weight (hundredths of a per cent). Where
 * residents were to be asked and were not, their part is nought: not asking must never pay.
 */
export function totalShare(reviewed: Exact, residents: Exact | null, weight: number): Exact {
	const own = times(reviewed, exact(ALL_POINTS - weight, ALL_POINTS));
	return add(own, times(residents ?? zero, exact(weight, ALL_POINTS)));
}

function weighted(criteria: readonly Criterion[], shares: Shares): Exact {
	return sum(
		indicatorsOf(criteria).map(({ key, weight }) => times(shares.get(key) ?? zero, exact(weight)))
	);
}
