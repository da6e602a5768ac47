import { faultOfPoints, normalPoints, pointsIn } from './choose-points.ts';
import { becauseTop, lead } from './leaders.ts';
import type { Method, OptionTally, Paper, Pile } from './method.ts';
import { spreadOf } from './spread.ts';
import { least, tallyEach, total, weightOf } from './tally.ts';
import type { Basis } from '../rules.ts';

/** Where a paper says nothing: from 0 to 5. */
const usual: readonly [number, number] = [0, 5];

/**
 * Scores: each ballot gives options whole points from the lowest to the highest of the scale; the largest sum wins.
 * Who gives an option no score gives it the lowest: a sum over those who scored it alone would let an option that
 * three people know and love beat one that all find good. (Means and medians, which are shown, are over those who
 * scored it.) A tie is reported, or goes to the first listed when the paper said so beforehand.
 * A rule is asked about the ballots that give the leading option more than the middle of the scale.
 * W. D. Smith, Range Voting (2000); "average with a floor" of those who abstain on an option.
 */
export const score: Method = {
	id: 'score',
	terms: { scale: true },
	asks: () => 'points',
	fault: (choice, paper) => faultOfPoints(choice, paper, paper.scale ?? usual),
	normal: (choice) => normalPoints(pointsIn(choice)),
	reach: (_, { scale: [lowest, highest] = usual }) =>
		Math.max(Math.abs(lowest), Math.abs(highest), highest - lowest),
	count(piles, paper, basis) {
		const options = sums(piles, paper, basis);
		const { leaders, ...outcome } = lead(options, paper, weightOf(piles, basis) > 0);
		const approving = least(leaders.map(({ id }) => total(piles.filter(favours(id, paper)))));
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(piles),
			proposal: { ...outcome, approving }
		};
	},
	because: (tally) => becauseTop(tally, 'most_points'),
	details: spreadOf
};

function sums(piles: readonly Pile[], paper: Paper, basis: Basis): OptionTally[] {
	const [lowest] = paper.scale ?? usual;
	const options = tallyEach(piles, paper, (choice) => pointsIn(choice).map(([id]) => id));
	const floor = 0 + lowest * weightOf(piles, basis);
	for (const option of options) option.score = floor;
	for (const pile of piles) {
		for (const [id, points] of pointsIn(pile.choice)) {
			const option = options[paper.position.get(id) ?? -1];
			if (option) option.score += (points - lowest) * pile[basis];
		}
	}
	return options;
}

function favours(id: string, { scale: [lowest, highest] = usual }: Paper) {
	return ({ choice }: Pile) =>
		pointsIn(choice).some(([named, points]) => named === id && 2 * points > lowest + highest);
}
