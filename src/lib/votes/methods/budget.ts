import type { Basis, Weights } from '../rules.ts';
import { faultOfPoints, normalPoints, pointsIn } from './choose-points.ts';
import { faultOfList, namesIn, normalList } from './choose-several.ts';
import type {
	Choice,
	ChoiceFault,
	Option,
	OptionTally,
	Paper,
	Pile,
	Tally,
	Terms
} from './method.ts';
import { tallyEach, total } from './tally.ts';

/** A project with its place in the list, what it costs and what it got. */
export type Project = OptionTally & { cost: number; place: number };

/**
 * The ballot of a budget: the projects that it names, each worth one point, or, where the paper gives out points,
 * how it spreads them. A project with no points is as good as not named.
 */
export const budgetBallot = {
	costed: true as const,
	asks: ({ points }: Terms) => (points === undefined ? ('several' as const) : ('points' as const)),
	fault: (choice: unknown, paper: Paper): ChoiceFault | null =>
		paper.points === undefined ? faultOfList(choice, paper) : faultOfSpread(choice, paper),
	normal: (choice: Choice) =>
		Array.isArray(choice) ? normalList(choice) : normalPoints(wanted(choice)),
	reach: (choice: Choice) => wanted(choice).reduce((most, [, points]) => Math.max(most, points), 1)
};

/** The projects that a ballot names, with the points for each. */
export function wanted(choice: Choice | null): [string, number][] {
	if (Array.isArray(choice)) return namesIn(choice).map((id) => [id, 1]);
	return pointsIn(choice).filter(([, points]) => points > 0);
}

/** The projects in listed order; the score is the points by `basis`. */
export function tallyProjects(piles: readonly Pile[], paper: Paper, basis: Basis): Project[] {
	const tallies = tallyEach(piles, paper, (choice) => wanted(choice).map(([id]) => id));
	for (const pile of piles) {
		for (const [id, points] of wanted(pile.choice)) {
			const tally = tallies[paper.position.get(id) ?? -1];
			if (tally) tally.score += points * pile[basis];
		}
	}
	return tallies.map((tally, place) => ({ ...tally, place, cost: costOf(paper.options[place]) }));
}

/** A project's cost; every project of a bundle that was read has one. */
export function costOf(option: Option | undefined): number {
	return option?.cost ?? 0;
}

/** The whole tally of a budget, once it is known what was picked, or what is tied for the money. */
export function tallyOf(
	piles: readonly Pile[],
	projects: readonly Project[],
	outcome: Pick<Tally, 'winners' | 'tied' | 'rounds'>
): Tally {
	const asked = new Set(outcome.winners.length > 0 ? outcome.winners : outcome.tied);
	return {
		options: projects.map(({ id, heads, households, area, score }) => ({
			id,
			heads,
			households,
			area,
			score
		})),
		...outcome,
		decided: total(piles),
		proposal: { winners: outcome.winners, tied: outcome.tied, approving: naming(piles, asked) }
	};
}

/** What stands behind a list of projects: the ballots that name at least one of them. */
function naming(piles: readonly Pile[], asked: ReadonlySet<string>): Weights {
	return total(piles.filter(({ choice }) => wanted(choice).some(([id]) => asked.has(id))));
}

/** Why these are no points that a ballot of this paper can spread, or null. */
function faultOfSpread(choice: unknown, paper: Paper): ChoiceFault | null {
	const { points: most = 0, limit = Infinity, minimum = 0 } = paper;
	const fault = faultOfPoints(choice, paper, [0, most]);
	if (fault) return fault;
	const given = Object.values(choice ?? {}).map(Number);
	const named = given.filter((points) => points > 0).length;
	if (given.reduce((sum, points) => sum + points, 0) > most)
		return { at: '', reason: 'too_many_points', points: most };
	if (named > limit) return { at: '', reason: 'too_many', limit };
	return named > 0 && named < minimum ? { at: '', reason: 'too_few', limit: minimum } : null;
}
