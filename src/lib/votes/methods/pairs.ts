import { bases, type Basis, type Weights } from '../rules.ts';
import type { Paper, Pile } from './method.ts';
import { readRankings, weightsBy, type Rankings } from './rankings.ts';
import { least, nothing } from './tally.ts';

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
 * What stands behind options of a ranking, for a rule: the ballots that name one and put its closest rival no
 * higher, where the closest is the one that most of them put higher. Of several options, what each has at least.
 */
export function standingBehind(
	piles: readonly Pile[],
	paper: Paper,
	ids: readonly string[]
): Weights {
	const rankings = readRankings(piles, paper);
	const behind = ids.map(nothing);
	for (const basis of bases) {
		const weight = weightsBy(piles, basis);
		for (const [i, id] of ids.entries()) {
			const one = behind[i];
			if (one) one[basis] = unopposed(rankings, weight, paper.position.get(id) ?? 0);
		}
	}
	return least(behind);
}

function unopposed({ from, option, tier }: Rankings, weight: Float64Array, place: number): number {
	const higher: number[] = [];
	let naming = 0;
	for (let b = 0; b < weight.length; b++) {
		const [start = 0, end = 0, w = 0] = [from[b], from[b + 1], weight[b]];
		const own = option.subarray(start, end).indexOf(place);
		if (own < 0) continue;
		naming += w;
		for (let i = start; tier[i] !== tier[start + own]; i++)
			higher[option[i] ?? 0] = (higher[option[i] ?? 0] ?? 0) + w;
	}
	let most = 0;
	for (const sum of higher) most = Math.max(most, sum ?? 0);
	return naming - most;
}
