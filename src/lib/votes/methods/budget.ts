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
	fault(choice: unknown, paper: Paper): ChoiceFault | null {
		if (paper.points === undefined) return faultOfList(choice, paper);
		const fault = faultOfPoints(choice, paper, [0, paper.points]);
		if (fault) return fault;
		return sumOf(choice) > paper.points
			? { at: '', reason: 'too_many_points', points: paper.points }
			: null;
	},
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

function sumOf(choice: unknown): number {
	return Object.values(choice ?? {}).reduce((sum: number, points) => sum + Number(points), 0);
}
