import type { Basis } from '../rules.ts';
import { budgetBallot, tallyOf, tallyProjects, type Project } from './budget.ts';
import { becauseBudget, spending } from './budget-greedy.ts';
import type { Spent } from './details.ts';
import { complete, tiedBetween } from './equal-shares-ties.ts';
import { bestOffers, buy, openPurchase } from './equal-shares.ts';
import type { Method, Paper, Pile, Tally } from './method.ts';
import { backersOf, fillPurses } from './purses.ts';
import { patienceFor, weightOf } from './tally.ts';

/**
 * The method of equal shares: everybody who names a project has an equal share of the budget, and a project is
 * bought when those who want it can pay for it together. Of those affordable the one with the most votes at full
 * value comes first: all its backers pay the same price (in proportion to their points), those who have less give
 * all they have and count for that part of a vote; then shares are counted again. So a group that is a third of
 * the residents has a say over a third of the money.
 *
 * The variant is that of the cities that use it (Wieliczka, Świecie, Aarau): the utility of a project is its cost
 * times the points, so that money, not the number of projects, is shared equally; a ballot without points gives
 * one to each. What nobody can buy any more together is given out by the completion step `greedy`: from the most
 * points down, passing over what does not fit. Ballots that weigh more count as so many ballots.
 *
 * All sums are exact. `score` in a round is the number of votes at full value (rounded to a millionth for print),
 * in completion the points. Where two projects have equally many, the first listed comes first if the paper said
 * so beforehand; else every order is tried, and if they end differently, the projects in which they differ are tied.
 * D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive Utilities (NeurIPS 2021).
 */
export const budgetEqualShares: Method = {
	id: 'budget-equal-shares',
	...budgetBallot,
	terms: { budget: true, points: false, limit: false, minimum: false },
	count(piles, paper, basis) {
		const projects = tallyProjects(piles, paper, basis);
		return tallyOf(piles, projects, share(piles, projects, paper, basis));
	},
	because: (tally) => becauseBudget(tally),
	details(piles, paper, basis): Spent {
		const shared = share(piles, tallyProjects(piles, paper, basis), paper, basis);
		const completed = shared.winners.slice(shared.bought);
		return { ...spending(paper, shared.winners), completion: 'greedy', completed };
	}
};

type Shared = Pick<Tally, 'winners' | 'tied' | 'rounds'> & {
	/** How many of the winners were bought before the completion. */
	bought: number;
};

function share(
	piles: readonly Pile[],
	projects: readonly Project[],
	paper: Paper,
	basis: Basis
): Shared {
	const budget = paper.budget ?? 0;
	let state = openPurchase(
		projects,
		backersOf(piles, paper, (pile) => pile[basis]),
		{ purses: fillPurses(piles, budget), left: budget, weightOfAll: weightOf(piles, basis) }
	);
	let tieMatters = paper.tieBreak === 'none';
	const patience = patienceFor(piles, { most: 200, work: 5_000_000 });
	for (let next = bestOffers(state); next.offers[0]; next = bestOffers(state)) {
		const { offers } = next;
		state = { ...state, candidates: next.candidates };
		if (tieMatters && offers.length > 1) {
			const tied = tiedBetween(offers, state, { projects, paper, patience });
			if (tied.length > 0)
				return { winners: [], tied, rounds: state.rounds, bought: state.winners.length };
			// In whatever order, it ends the same, and so after every later tie.
			tieMatters = false;
		}
		state = buy(state, next.offers[0]);
	}
	const rest = complete(state, projects, paper);
	return {
		winners: rest.tied.length > 0 ? [] : [...state.winners, ...rest.winners],
		tied: rest.tied,
		rounds: [...state.rounds, ...rest.rounds],
		bought: state.winners.length
	};
}
