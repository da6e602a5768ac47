import type { Basis, Weights } from '../rules.ts';
import type { Choice, OptionTally, Paper, Pile } from './method.ts';

/** No heads, no households, no area. */
export function nothing(): Weights {
	return { heads: 0, households: 0, area: 0 };
}

/** Adds one set of weights to another, in place. */
export function add(sum: Weights, more: Weights): void {
	sum.heads += more.heads;
	sum.households += more.households;
	sum.area += more.area;
}

/** The sum of several. */
export function total(all: readonly Weights[]): Weights {
	const sum = nothing();
	for (const one of all) add(sum, one);
	return sum;
}

/** What is behind every one of several options at least: per basis the smallest. Nothing for none. */
export function least([first, ...others]: readonly Weights[]): Weights {
	if (!first) return nothing();
	const sum = { heads: first.heads, households: first.households, area: first.area };
	for (const one of others) {
		sum.heads = Math.min(sum.heads, one.heads);
		sum.households = Math.min(sum.households, one.households);
		sum.area = Math.min(sum.area, one.area);
	}
	return sum;
}

/** Adds up ballots that name exactly one option each; the score is the sum by `basis`. */
export function tallyNamed(piles: readonly Pile[], paper: Paper, basis: Basis): OptionTally[] {
	const options = tallyEach(piles, paper, (choice) => (typeof choice === 'string' ? [choice] : []));
	for (const option of options) option.score = option[basis];
	return options;
}

/** Adds each ballot's weights to every option that `named` finds in it; the scores are left 0. */
export function tallyEach(
	piles: readonly Pile[],
	paper: Paper,
	named: (choice: Choice | null) => readonly string[]
): OptionTally[] {
	const options = paper.options.map(({ id }) => ({ id, ...nothing(), score: 0 }));
	for (const pile of piles) {
		for (const id of named(pile.choice)) {
			const option = options[paper.position.get(id) ?? -1];
			if (option) add(option, pile);
		}
	}
	return options;
}

/**
 * How often all ballots may be gone through again to see where a tie would lead: at most so often, and less often
 * the more work it is. Depends on the number of ballots alone, not on how they are piled.
 */
export function patienceFor(
	piles: readonly Pile[],
	{ most, work }: { most: number; work: number }
): number {
	let ballots = 1;
	for (const pile of piles) ballots += pile.ballots;
	return Math.max(10, Math.min(most, Math.floor(work / ballots)));
}

/** What all piles weigh on one basis. */
export function weightOf(piles: readonly Pile[], basis: Basis): number {
	let sum = 0;
	for (const pile of piles) sum += pile[basis];
	return sum;
}
