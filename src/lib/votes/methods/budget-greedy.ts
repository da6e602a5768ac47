import { budgetBallot, costOf, tallyOf, tallyProjects, type Project } from './budget.ts';
import { becauseTop } from './leaders.ts';
import type { Method, Paper, Round, Tally } from './method.ts';

/**
 * A budget given out from the most wanted project down, as cities do: by ballots that name it, or by points. What
 * no longer fits is passed over (`skip`, the usual way) or ends the picking. A project that nobody wants is never
 * picked, were there money for all.
 *
 * Equal scores matter only if the money does not reach for all of them. Then, with `skip`, those that would each
 * still fit are tied; without it all of them are, since whichever comes first may end it. Nothing is picked then,
 * unless the paper said beforehand that the listed order decides.
 *
 * `winners` and `rounds` are in the order of picking. A rule is asked about the ballots that name at least one
 * winner. Rey & Maly, The (Computational) Social Choice Take on Indivisible Participatory Budgeting (2023), 4.1.
 */
export const budgetGreedy: Method = {
	id: 'budget-greedy',
	...budgetBallot,
	terms: { budget: true, skip: false, points: false, limit: false, minimum: false },
	count(piles, paper, basis) {
		const projects = tallyProjects(piles, paper, basis);
		return tallyOf(piles, projects, pick(projects, paper, paper.budget ?? 0));
	},
	because: (tally) => becauseBudget(tally),
	details: (piles, paper, basis) =>
		spending(paper, pick(tallyProjects(piles, paper, basis), paper, paper.budget ?? 0).winners)
};

type Picked = Pick<Tally, 'winners' | 'tied' | 'rounds'>;

/** Picks from the highest score down while the money lasts. */
export function pick(projects: readonly Project[], paper: Paper, budget: number): Picked {
	const winners: string[] = [];
	const rounds: Round[] = [];
	let left = budget;
	for (const group of byScore(projects)) {
		const tied = paper.tieBreak === 'none' ? tiedFor(group, left, paper.skip) : [];
		if (tied.length > 0) return { winners: [], tied: tied.map(({ id }) => id), rounds };
		for (const { id, cost, score } of group) {
			if (cost > left && paper.skip === false) return { winners, tied: [], rounds };
			if (cost > left) continue;
			left -= cost;
			winners.push(id);
			rounds.push({ picked: id, score, remaining: left });
		}
	}
	return { winners, tied: [], rounds };
}

/** Why a budget has these winners. */
export function becauseBudget(tally: Pick<Tally, 'options' | 'winners' | 'tied'>) {
	if (tally.tied.length > 0) return 'tie';
	return becauseTop(tally, 'fits_budget') === 'nobody_chose' ? 'nobody_chose' : 'fits_budget';
}

/** What the winners cost and what is left. */
export function spending({ options, budget = 0 }: Paper, winners: readonly string[]) {
	const spent = options
		.filter(({ id }) => winners.includes(id))
		.reduce((sum, option) => sum + costOf(option), 0);
	return { kind: 'budget' as const, spent, left: budget - spent };
}

/** Those of one score, the highest score first, in listed order; without those that nobody wants. */
function byScore(projects: readonly Project[]): Project[][] {
	const groups = new Map<number, Project[]>();
	for (const project of projects) {
		if (project.score <= 0) continue;
		const group = groups.get(project.score);
		if (group) group.push(project);
		else groups.set(project.score, [project]);
	}
	return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

/** Those of equal score between whom their order would decide, or none. */
function tiedFor(group: readonly Project[], left: number, skip = true): readonly Project[] {
	const fitting = group.filter(({ cost }) => cost <= left);
	const asked = skip ? fitting : group;
	if (group.length === 1 || fitting.length === 0) return [];
	return asked.reduce((sum, { cost }) => sum + cost, 0) > left ? asked : [];
}
