import { indicatorsOf, type Criterion, type Indicator } from '#lib/programmes/criteria.ts';
import { compare, exact, mean, type Exact } from '#lib/programmes/exact.ts';
import { shareOf } from '#lib/programmes/scoring.ts';

/** A score in hundredths of a point. */
export type Scores = ReadonlyMap<string, number>;

/** What was agreed for one indicator instead of the mean: a visit comes last, so it has the last word. */
export type Agreed = { settlement?: number; visit?: number };

/** What one indicator came to. */
export type Standing = {
	key: string;
	/** The reviewers' scores, in the order in which they were given. */
	scores: readonly number[];
	share: Exact;
	/** What it came to before a visit changed it. */
	unvisited: Exact;
	by: 'reviews' | 'settlement' | 'visit';
	/** The reviewers differ by more than the gap; until it is settled nothing goes on. */
	isApart: boolean;
	isOpen: boolean;
};

/**
 * What the reviews of one application come to by indicator: the mean of the scores as shares of the scale, unless another
 * score was agreed. `gap` in hundredths of a per cent of the scale; exactly the gap is not yet apart.
 */
export function standings(
	criteria: readonly Criterion[],
	reviews: readonly Scores[],
	agreed: ReadonlyMap<string, Agreed>,
	gap: number
): Standing[] {
	return indicatorsOf(criteria).map((indicator) => {
		const { key, scale } = indicator;
		const scores = reviews.flatMap((review) => review.get(key) ?? []);
		const isApart = scores.length > 1 && isFurther(indicator, scores, gap);
		const own = agreed.get(key);
		const score = own?.visit ?? own?.settlement;
		const by = own?.visit !== undefined ? 'visit' : score !== undefined ? 'settlement' : 'reviews';
		const given = mean(scores.map((one) => shareOf(one, scale))) ?? exact(0);
		return {
			key,
			scores,
			share: score === undefined ? given : shareOf(score, scale),
			unvisited: own?.settlement === undefined ? given : shareOf(own.settlement, scale),
			by,
			isApart,
			isOpen: isApart && by === 'reviews'
		};
	});
}

/** The shares by indicator that scoring takes. */
export function sharesOf(all: readonly Standing[]): Map<string, Exact> {
	return new Map(all.map(({ key, share }) => [key, share]));
}

/** The same as they were before a visit changed any. */
export function sharesBeforeVisit(all: readonly Standing[]): Map<string, Exact> {
	return new Map(all.map(({ key, unvisited }) => [key, unvisited]));
}

function isFurther({ scale }: Indicator, scores: readonly number[], gap: number): boolean {
	const range = Math.max(...scores) - Math.min(...scores);
	return compare(exact(range, scale.highest - scale.lowest), exact(gap, 10_000)) > 0;
}
