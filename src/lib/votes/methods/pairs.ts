import { bases, type Basis, type Weights } from '../rules.ts';
import type { Paper, Pile } from './method.ts';
import { readRankings, weightsBy, type Rankings } from './rankings.ts';
import { least, nothing, weightOf } from './tally.ts';

/** `[i][j]`: the weight of the ballots that rank the i-th listed option above the j-th. */
export type Matrix = readonly (readonly number[])[];

/**
 * Everybody against everybody, by one basis. A ballot ranks what it names above all that it leaves out, so that it
 * costs the square of what it names, not of what is listed: whoever names i is first taken to rank it above every
 * j (kept on the diagonal), and where j is named too and stands no lower, that is taken off again.
 */
export function preferences(rankings: Rankings, weight: Float64Array, n: number): Matrix {
	const { from, option, tier } = rankings;
	const sums = new Float64Array(n * n);
	for (let b = 0; b < weight.length; b++) {
		const [start = 0, end = 0, w = 0] = [from[b], from[b + 1], weight[b]];
		for (let i = start; i < end; i++) {
			const row = (option[i] ?? 0) * n;
			const level = tier[i] ?? 0;
			for (let j = start; j < end; j++) {
				const cell = row + (option[j] ?? 0);
				if (i === j) sums[cell] = (sums[cell] ?? 0) + w;
				else if ((tier[j] ?? 0) <= level) sums[cell] = (sums[cell] ?? 0) - w;
			}
		}
	}
	const at = (i: number, j: number) => sums[i * n + j] ?? 0;
	return Array.from({ length: n }, (_, i) =>
		Array.from({ length: n }, (_, j) => (i === j ? 0 : at(i, i) + at(i, j)))
	);
}

/** The same, of piles. */
export function preferencesBy(piles: readonly Pile[], paper: Paper, basis: Basis): Matrix {
	const rankings = readRankings(piles, paper);
	return preferences(rankings, weightsBy(piles, basis), paper.options.length);
}

/**
 * What stands behind options of a ranking, for a rule: on each basis the weight of the ballots that prefer one to
 * the rival against which it has the fewest; of several, what each has at least. Without a rival, all that rank.
 */
export function preferring(piles: readonly Pile[], paper: Paper, ids: readonly string[]): Weights {
	const places = ids.map((id) => paper.position.get(id) ?? 0);
	const behind = places.map(nothing);
	const rankings = readRankings(piles, paper);
	for (const basis of bases) {
		const all = weightOf(piles, basis);
		if (all === 0) continue;
		const matrix = preferences(rankings, weightsBy(piles, basis), paper.options.length);
		for (const [i, place] of places.entries()) {
			const rivals = (matrix[place] ?? []).filter((_, rival) => rival !== place);
			const one = behind[i];
			if (one) one[basis] = Math.min(all, ...rivals);
		}
	}
	return least(behind);
}
