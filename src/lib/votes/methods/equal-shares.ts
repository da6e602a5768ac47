import type { Project } from './budget.ts';
import { asNumber } from './fraction.ts';
import type { Round } from './method.ts';
import { pay, priceOf, scaledCost, type Backer, type Price, type Purses } from './purses.ts';

/** A project that may still be bought, and the most votes that can stand behind it; they only become fewer. */
type Candidate = { project: Project; backers: readonly Backer[]; votes: Votes };

/** Votes at full value as a fraction: a backer who can pay only a part of the price counts for that part. */
type Votes = { numerator: bigint; denominator: bigint };

/** How far the buying has come. */
export type Purchase = {
	winners: readonly string[];
	rounds: readonly Round[];
	left: number;
	purses: Purses;
	candidates: readonly Candidate[];
	weightOfAll: number;
};

/** Before anything is bought: all projects that somebody wants. */
export function openPurchase(
	projects: readonly Project[],
	backers: readonly (readonly Backer[])[],
	start: { purses: Purses; left: number; weightOfAll: number }
): Purchase {
	const candidates = projects
		.filter(({ score }) => score > 0)
		.map((project) => ({
			project,
			backers: backers[project.place] ?? [],
			votes: { numerator: BigInt(project.score), denominator: 1n }
		}));
	return { winners: [], rounds: [], candidates, ...start };
}

/** A project that its backers can pay for, at its price. */
export type Offer = Candidate & { price: Price };

/**
 * The affordable projects with the most votes at full value, in listed order; none when no backers have enough for
 * any. Votes only become fewer as purses empty, so that projects are looked at from those that had most, and no
 * further than the best found.
 */
export function bestOffers(state: Purchase): { offers: Offer[]; candidates: Candidate[] } {
	const sorted = [...state.candidates].sort((a, b) => compare(b.votes, a.votes));
	let offers: Offer[] = [];
	const candidates: Candidate[] = [];
	for (const candidate of sorted) {
		const [best] = offers;
		if (best && compare(candidate.votes, best.votes) < 0) {
			candidates.push(candidate);
			continue;
		}
		const offer = offerFor(candidate, state);
		if (!offer) continue;
		candidates.push({ ...candidate, votes: offer.votes });
		const order = best ? compare(offer.votes, best.votes) : 1;
		if (order > 0) offers = [offer];
		else if (order === 0) offers.push(offer);
	}
	offers.sort((a, b) => a.project.place - b.project.place);
	return { offers, candidates };
}

/** Buys it: every backer pays the price per point, or all that is left to them. */
export function buy(state: Purchase, { project, backers, price, votes }: Offer): Purchase {
	const remaining = state.left - project.cost;
	const score = asNumber(votes.numerator, votes.denominator);
	return {
		...state,
		winners: [...state.winners, project.id],
		rounds: [...state.rounds, { picked: project.id, score, remaining }],
		left: remaining,
		purses: pay(state.purses, backers, price),
		candidates: state.candidates.filter((one) => one.project !== project)
	};
}

function offerFor(candidate: Candidate, { purses, weightOfAll }: Purchase): Offer | null {
	const cost = scaledCost(candidate.project, weightOfAll);
	const price = priceOf(cost, candidate.backers, purses);
	if (!price) return null;
	const votes =
		price.due === 0n
			? { numerator: BigInt(candidate.project.score), denominator: 1n }
			: { numerator: cost * purses.unit * price.points, denominator: price.due };
	return { ...candidate, price, votes };
}

function compare(a: Votes, b: Votes): number {
	const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
	return left < right ? -1 : left > right ? 1 : 0;
}
