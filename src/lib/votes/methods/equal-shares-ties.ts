import type { Project } from './budget.ts';
import { pick } from './budget-greedy.ts';
import { bestOffers, buy, type Offer, type Purchase } from './equal-shares.ts';
import type { Paper } from './method.ts';

/** Gives out what is left from the most points down, passing over what does not fit. */
export function complete(state: Purchase, projects: readonly Project[], paper: Paper) {
	const open = projects.filter(({ id }) => !state.winners.includes(id));
	return pick(open, { ...paper, skip: true }, state.left);
}

/** `patience`: how many states are looked at before a tie is reported without knowing all of its ends. */
type Ties = { projects: readonly Project[]; paper: Paper; patience: number };

/** The projects that are in some ends but not in all, of buying these equal offers in one order or another. */
export function tiedBetween(
	offers: readonly Offer[],
	state: Purchase,
	{ projects, paper, patience }: Ties
): string[] {
	if (!canDiffer(offers)) return [];
	const ends = endsOf(state, { projects, paper, patience });
	if (!ends) return offers.map(({ project }) => project.id);
	return projects
		.map(({ id }) => id)
		.filter((id) => ends.some((end) => end.has(id)) && !ends.every((end) => end.has(id)));
}

/** Where no two have a backer in common, buying one leaves the others as they are. */
function canDiffer(offers: readonly Offer[]): boolean {
	const seen = new Set<number>();
	for (const { backers } of offers) {
		for (const { pile } of backers) {
			if (seen.has(pile)) return true;
		}
		for (const { pile } of backers) seen.add(pile);
	}
	return false;
}

/** All sets of winners that there can be in the end; null if there are too many ways to look at. */
function endsOf(
	start: Purchase,
	{ projects, paper, patience }: Ties
): ReadonlySet<string>[] | null {
	const ends: ReadonlySet<string>[] = [];
	const open = [start];
	for (let tried = 0, state = open.pop(); state; tried++, state = open.pop()) {
		if (tried > patience) return null;
		const { offers, candidates } = bestOffers(state);
		const going = { ...state, candidates };
		if (offers.length > 0) {
			const next = canDiffer(offers) ? offers : offers.slice(0, 1);
			for (const offer of next) open.push(buy(going, offer));
			continue;
		}
		const { winners, tied } = complete(going, projects, paper);
		const orders = tied.length > 0 ? tied.map((id) => [id]) : [winners];
		for (const more of orders) ends.push(new Set([...state.winners, ...more]));
	}
	return ends;
}
