import { tiersIn } from './choose-tiers.ts';
import type { OptionTally, Paper, Pile } from './method.ts';
import { tallyEach } from './tally.ts';
import type { Basis } from '../rules.ts';

/**
 * Rankings as flat numbers, which a million ballots need: those of the b-th pile stand from `from[b]` to
 * `from[b + 1]`, best first, each with the option's place in the list and its tier, counted from 0.
 */
export type Rankings = { from: Uint32Array; option: Uint16Array; tier: Uint16Array };

/** Reads the piles' rankings. */
export function readRankings(piles: readonly Pile[], paper: Paper): Rankings {
	let size = 0;
	for (const { choice } of piles) for (const tier of tiersIn(choice)) size += tier.length;
	const from = new Uint32Array(piles.length + 1);
	const option = new Uint16Array(size);
	const tier = new Uint16Array(size);
	let at = 0;
	for (let b = 0; b < piles.length; b++) {
		from[b] = at;
		let level = 0;
		for (const ids of tiersIn(piles[b]?.choice ?? null)) {
			for (const id of ids) {
				option[at] = paper.position.get(id) ?? 0;
				tier[at++] = level;
			}
			level++;
		}
	}
	from[piles.length] = at;
	return { from, option, tier };
}

/** What each pile weighs on one basis. */
export function weightsBy(piles: readonly Pile[], basis: Basis): Float64Array {
	return Float64Array.from(piles, (pile) => pile[basis]);
}

/** Each option with the weights of the ballots that put it first, alone or with others; the scores are left 0. */
export function firstPlaces(piles: readonly Pile[], paper: Paper): OptionTally[] {
	return tallyEach(piles, paper, (choice) => tiersIn(choice)[0] ?? []);
}
