import type { Basis } from '../rules.ts';
import { chooseTiers } from './choose-tiers.ts';
import { becauseTop, lead } from './leaders.ts';
import type { Method, Paper, Pile } from './method.ts';
import { standingBehind } from './pairs.ts';
import { firstPlaces, readRankings, weightsBy } from './rankings.ts';
import { total, weightOf } from './tally.ts';

/**
 * Borda's count: of n options a ballot gives n − 1 points to its first, n − 2 to its second, … 0 to its last;
 * those in one tier share the points of their places equally, and so do those left out, at the bottom. So a short
 * ballot gives as many points in all as a long one, and an option gets one point for every other that a ballot
 * ranks below it and half a point for every one that it ties with. Points are whole or halves, which is exact.
 * The most points win; a tie is reported, or goes to the first listed when the paper said so beforehand.
 * A rule is asked about the ballots that name the winner and put its closest rival no higher.
 * J.-C. de Borda, Mémoire sur les élections au scrutin (1781); ties as in D. Black (1976).
 */
export const borda: Method = {
	id: 'borda',
	...chooseTiers,
	reach: (_, { options }) => 2 * options.length,
	count(piles, paper, basis) {
		const doubled = doubledPoints(piles, paper, basis);
		const options = firstPlaces(piles, paper).map((option, i) => ({
			...option,
			score: (doubled[i] ?? 0) / 2
		}));
		const { leaders, ...outcome } = lead(options, paper, weightOf(piles, basis) > 0);
		const asked = leaders.map(({ id }) => id);
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(piles),
			proposal: { ...outcome, approving: standingBehind(piles, paper, asked) }
		};
	},
	because: (tally) => becauseTop(tally, 'most_points')
};

/** Twice the points, which is whole. What ballots give those they leave out is added up apart, once for all. */
function doubledPoints(piles: readonly Pile[], paper: Paper, basis: Basis): number[] {
	const n = paper.options.length;
	const { from, option, tier } = readRankings(piles, paper);
	const weight = weightsBy(piles, basis);
	const points = paper.options.map(() => 0);
	let leftOut = 0;
	for (let b = 0; b < weight.length; b++) {
		const [start = 0, end = 0, w = 0] = [from[b], from[b + 1], weight[b]];
		const shared = n - (end - start) - 1;
		leftOut += w * shared;
		for (let at = start, next = start; at < end; at = next) {
			while (next < end && tier[next] === tier[at]) next++;
			const each = 2 * (n - 1 - (at - start)) - (next - at - 1);
			for (let i = at; i < next; i++) {
				const place = option[i] ?? 0;
				points[place] = (points[place] ?? 0) + w * (each - shared);
			}
		}
	}
	return points.map((own) => own + leftOut);
}
