import { chooseTiers } from './choose-tiers.ts';
import { becauseTop } from './leaders.ts';
import type { Method, OptionTally, Paper, Tally } from './method.ts';
import { preferencesBy, standingBehind, type Matrix } from './pairs.ts';
import { firstPlaces } from './rankings.ts';
import { total, weightOf } from './tally.ts';

/**
 * Schulze's method with winning votes: a path from one option to another is as strong as its weakest step, a step
 * from i to j is as strong as the ballots that rank i above j, if they are more than the other way round. An option
 * wins when nobody has a stronger path to it than it has back. Whoever beats every other in pairs always wins.
 * Several such options are tied, or the first listed wins when the paper said so beforehand.
 *
 * `score` is the number of others that an option has the stronger path to, so that the full order can be read off
 * it. A rule is asked about the ballots that name the winner and put its closest rival no higher.
 * M. Schulze, Social Choice and Welfare 36 (2011), 267–303, sections 2.2 and 2.3.
 */
export const schulze: Method = {
	id: 'schulze',
	...chooseTiers,
	count(piles, paper, basis) {
		const paths = strongest(preferencesBy(piles, paper, basis));
		const options = firstPlaces(piles, paper).map((option, i) => ({
			...option,
			score: beaten(paths, i)
		}));
		const best = options.filter((_, i) => isUnbeaten(paths, i));
		const outcome = decide(best, paper, weightOf(piles, basis) > 0);
		const asked = outcome.winners.length > 0 ? outcome.winners : outcome.tied;
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(piles),
			proposal: { ...outcome, approving: standingBehind(piles, paper, asked) }
		};
	},
	because: (tally) => becauseTop(tally, 'strongest_paths'),
	details(piles, paper, basis) {
		const matrix = preferencesBy(piles, paper, basis);
		return { kind: 'pairs', matrix, strongest: strongest(matrix) };
	}
};

/** The strength of the strongest path between any two, by Floyd and Warshall. */
export function strongest(matrix: Matrix): number[][] {
	const paths = matrix.map((row, i) =>
		row.map((given, j) => (given > (matrix[j]?.[i] ?? 0) ? given : 0))
	);
	for (const [k, through] of paths.entries()) {
		for (const row of paths) {
			const reach = row[k] ?? 0;
			if (reach === 0 || row === through) continue;
			for (const [j, onward] of through.entries()) {
				const path = Math.min(reach, onward);
				if (path > (row[j] ?? 0)) row[j] = path;
			}
		}
	}
	for (const [i, row] of paths.entries()) row[i] = 0;
	return paths;
}

function beaten(paths: Matrix, i: number): number {
	return (paths[i] ?? []).filter((path, j) => path > (paths[j]?.[i] ?? 0)).length;
}

function isUnbeaten(paths: Matrix, i: number): boolean {
	return (paths[i] ?? []).every((path, j) => path >= (paths[j]?.[i] ?? 0));
}

function decide(
	best: readonly OptionTally[],
	paper: Paper,
	chosen: boolean
): Pick<Tally, 'winners' | 'tied'> {
	const [first] = best;
	if (first && chosen && (best.length === 1 || paper.tieBreak === 'listed'))
		return { winners: [first.id], tied: [] };
	return { winners: [], tied: best.map(({ id }) => id) };
}
