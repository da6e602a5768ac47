import { indicatorsOf, type Criterion } from '#lib/programmes/criteria.ts';
import { hundredths } from '#lib/programmes/exact.ts';
import { criterionShare, shareOf } from '#lib/programmes/scoring.ts';

/**
 * What a unit claims by criterion, by its key, in hundredths of a per cent; null while an indicator of it has no score:
 * half of a criterion says nothing. Scores in hundredths of a point, by the key of the indicator.
 */
export function selfShares(
	criteria: readonly Criterion[],
	scores: ReadonlyMap<string, number | null>
): Map<string, number | null> {
	const shares = new Map(
		indicatorsOf(criteria).flatMap(({ key, scale }) => {
			const score = scores.get(key) ?? null;
			return score === null ? [] : [[key, shareOf(score, scale)] as const];
		})
	);
	return new Map(
		criteria.map((criterion) => [
			criterion.key,
			criterion.indicators.every(({ key }) => shares.has(key))
				? hundredths(criterionShare(criterion, shares))
				: null
		])
	);
}
