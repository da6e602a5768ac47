import type { Basis } from '../rules.ts';
import { tiersIn } from './choose-tiers.ts';
import type { OptionTally, Paper, Pile } from './method.ts';
import { tallyEach } from './tally.ts';

/**
 * Rankings as flat numbers, which a million ballots need: those of the b-th pile stand from `from[b]` to
 * `from[b + 1]`, best first, each with the option's place in the list and its tier, counted from 0.
 */
export type Rankings = {
	from: Uint32Array;
	option: Uint16Array;
	tier: Uint16Array;
	weight: Float64Array;
};

/** Reads the piles' rankings, weighted by one basis. */
export function readRankings(piles: readonly Pile[], paper: Paper, basis: Basis): Rankings {
	let size = 0;
	for (const { choice } of piles) for (const tier of tiersIn(choice)) size += tier.length;
	const rankings = {
		from: new Uint32Array(piles.length + 1),
		option: new Uint16Array(size),
		tier: new Uint16Array(size),
		weight: Float64Array.from(piles, (pile) => pile[basis])
	};
	let at = 0;
	for (const [b, { choice }] of piles.entries()) {
		rankings.from[b] = at;
		for (const [level, tier] of tiersIn(choice).entries()) {
			for (const id of tier) {
				rankings.option[at] = paper.position.get(id) ?? 0;
				rankings.tier[at++] = level;
			}
		}
	}
	rankings.from[piles.length] = at;
	return rankings;
}

/** Each option with the weights of the ballots that put it first, alone or with others; the scores are left 0. */
export function firstPlaces(piles: readonly Pile[], paper: Paper): OptionTally[] {
	return tallyEach(piles, paper, (choice) => tiersIn(choice)[0] ?? []);
}
