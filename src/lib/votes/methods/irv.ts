import { bases, type Weights } from '../rules.ts';
import { chooseTiers } from './choose-tiers.ts';
import { asNumber } from './fraction.ts';
import { standing } from './irv-round.ts';
import { runoff, type Runoff } from './irv-runoff.ts';
import { becauseTop } from './leaders.ts';
import type { Because, Method, OptionTally, Paper, Pile, Tally } from './method.ts';
import { firstPlaces, readRankings, weightsBy, type Rankings } from './rankings.ts';
import { least, nothing, patienceFor, total, weightOf } from './tally.ts';

/**
 * Instant runoff: every ballot stands with its best remaining option; while none has more than half of what still
 * stands, the weakest leaves. A ballot all of whose options have left stands aside. Where a ballot ties its best
 * remaining options it is shared out equally among them: exactly, in whole shares of a vote; tallies are printed
 * as numbers, rounded to a millionth where a third or the like cannot be written.
 *
 * Options equally weak leave together when their order cannot matter. Where it can, the later listed leaves if the
 * paper said so beforehand; else every order is tried: if all elect the same, it has won (and the rounds show the
 * later listed leaving), if not, all that could win are tied and the rounds end there.
 *
 * `score` is what an option had in the last round in which it stood. A rule is asked about the ballots that stand
 * with the winner in the last round, shares of ballots rounded down, which changes no comparison.
 */
export const irv: Method = {
	id: 'irv',
	...chooseTiers,
	count(piles, paper, basis) {
		const rankings = { ...readRankings(piles, paper), weight: weightsBy(piles, basis) };
		const run =
			weightOf(piles, basis) > 0
				? runoff(rankings, paper, patienceFor(piles, { most: 2000, work: 50_000_000 }))
				: nobody(paper);
		const names = (places: readonly number[]) =>
			places.flatMap((place) => paper.options[place]?.id ?? []);
		const outcome = { winners: names(run.winners), tied: names(run.tied) };
		return {
			options: withScores(firstPlaces(piles, paper), run),
			...outcome,
			rounds: run.rounds.map(({ standing: { share, shares }, left }) => ({
				tallies: [...shares].map(([place, own]) => ({
					id: paper.options[place]?.id ?? '',
					score: asNumber(own, share)
				})),
				left: names(left)
			})),
			decided: total(piles),
			proposal: { ...outcome, approving: standingWith(run, piles, rankings, paper) }
		};
	},
	because: (tally) => because(tally)
};

function nobody({ options }: Paper): Runoff {
	return { winners: [], tied: options.map((_, place) => place), rounds: [] };
}

function withScores(options: readonly OptionTally[], { rounds }: Runoff): OptionTally[] {
	return options.map((option, place) => {
		const last = rounds.findLast(({ standing: { shares } }) => shares.has(place))?.standing;
		return { ...option, score: last ? asNumber(last.shares.get(place) ?? 0n, last.share) : 0 };
	});
}

/** What stands with the winner in the last round, or with each of those tied at least. */
function standingWith(run: Runoff, piles: readonly Pile[], read: Rankings, paper: Paper): Weights {
	const last = run.rounds.at(-1);
	if (!last) return nothing();
	const remaining = new Set(last.standing.shares.keys());
	const asked = (run.winners.length > 0 ? run.winners : run.tied).map((place) => ({
		place,
		...nothing()
	}));
	for (const basis of bases) {
		if (weightOf(piles, basis) === 0) continue;
		const rankings = { ...read, weight: weightsBy(piles, basis) };
		const { shares, share } = standing(rankings, remaining, paper.options.length);
		for (const one of asked) one[basis] = Number((shares.get(one.place) ?? 0n) / share);
	}
	return least(asked);
}

function because(tally: Pick<Tally, 'options' | 'winners' | 'tied'>): Because {
	if (becauseTop(tally, 'won_runoff') === 'nobody_chose') return 'nobody_chose';
	return tally.tied.length > 0 ? 'tie' : 'won_runoff';
}
