import type { Basis } from '../rules.ts';
import { pointsIn } from './choose-points.ts';
import type { Spread } from './details.ts';
import type { Paper, Pile } from './method.ts';

type Given = { ballots: number; weight: number };

/** How the scores of each option are spread: mean and median by weight, ballots per score. */
export function spreadOf(piles: readonly Pile[], paper: Paper, basis: Basis): Spread {
	const given = paper.options.map(() => new Map<number, Given>());
	for (const pile of piles) {
		for (const [id, points] of pointsIn(pile.choice)) {
			const scores = given[paper.position.get(id) ?? -1];
			if (!scores) continue;
			const { ballots, weight } = scores.get(points) ?? { ballots: 0, weight: 0 };
			scores.set(points, { ballots: ballots + pile.ballots, weight: weight + pile[basis] });
		}
	}
	const options = paper.options.map(({ id }, i) => {
		const scores = [...(given[i] ?? [])].sort(([a], [b]) => a - b);
		const counts = scores.map(([points, { ballots }]) => [points, ballots] as const);
		return { id, mean: mean(scores), median: median(scores), counts };
	});
	return { kind: 'spread', options };
}

function mean(scores: readonly [number, Given][]): readonly [number, number] | null {
	const all = weigh(scores);
	const sum = scores.reduce((sum, [points, { weight }]) => sum + points * weight, 0);
	return all === 0 ? null : [sum, all];
}

/** The score at which half of the weight is reached; between two scores if it is reached exactly at the first. */
function median(scores: readonly [number, Given][]): number | null {
	const all = weigh(scores);
	let below = 0;
	for (const [i, [points, { weight }]] of scores.entries()) {
		below += weight;
		if (below > all - below) return points;
		if (below > 0 && below === all - below) {
			const next = scores.slice(i + 1).find(([, { weight }]) => weight > 0);
			return (points + (next?.[0] ?? points)) / 2;
		}
	}
	return null;
}

function weigh(scores: readonly [number, Given][]): number {
	return scores.reduce((sum, [, { weight }]) => sum + weight, 0);
}
