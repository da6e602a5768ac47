import { wanted, type Project } from './budget.ts';
import { gcd } from './fraction.ts';
import type { Paper, Pile } from './method.ts';

/** Who wants a project: per pile that names it, which one, what it weighs, and the points it gives. */
export type Backer = { pile: number; weight: number; points: number };

/**
 * What everybody has left to spend, per unit of weight. `levels` are the different sums that there are, in shares
 * of which `unit` make one 分 over the whole weight; `at` says per pile which of them it has. Many ballots have
 * paid for the same things and so have the same left; only the different sums need long numbers.
 */
export type Purses = { unit: bigint; levels: readonly bigint[]; at: Int32Array };

/** What a project would cost per point: `due` shares over `points`. Those who have less give all they have. */
export type Price = { due: bigint; points: bigint };

/** Everybody with an equal share of the budget. In units of 1/weight of all it is the whole budget for each. */
export function fillPurses(piles: readonly Pile[], budget: number): Purses {
	return { unit: 1n, levels: [BigInt(budget)], at: new Int32Array(piles.length) };
}

/** The backers of each project, in listed order of the projects. */
export function backersOf(
	piles: readonly Pile[],
	paper: Paper,
	weigh: (pile: Pile) => number
): Backer[][] {
	const backers: Backer[][] = paper.options.map(() => []);
	for (const [i, pile] of piles.entries()) {
		const weight = weigh(pile);
		if (weight === 0) continue;
		for (const [id, points] of wanted(pile.choice))
			backers[paper.position.get(id) ?? -1]?.push({ pile: i, weight, points });
	}
	return backers;
}

/**
 * The least price per point at which the backers together can pay `cost` (in 分 times the weight of all), or null
 * if they have not enough. Those who have least per point are asked first whether they can pay it; whoever cannot
 * gives all, and the others share what is missing.
 */
export function priceOf(cost: bigint, backers: readonly Backer[], purses: Purses): Price | null {
	let due = cost * purses.unit;
	let points = 0n;
	const groups = alike(backers, purses);
	for (const group of groups) points += group.weight * group.points;
	for (const { has, weight, points: each } of groups) {
		if (due * each <= points * has) return { due, points };
		due -= weight * has;
		points -= weight * each;
	}
	return null;
}

/** What everybody has left after paying the price. */
export function pay(purses: Purses, backers: readonly Backer[], price: Price): Purses {
	const common = gcd(price.due, price.points);
	const [times, perPoint] = [price.points / common, price.due / common];
	const levels: bigint[] = [];
	const places = new Map<bigint, number>();
	const placeOf = (sum: bigint) => {
		let place = places.get(sum);
		if (place === undefined) {
			place = levels.push(sum) - 1;
			places.set(sum, place);
		}
		return place;
	};
	const scaled = purses.levels.map((sum) => sum * times);
	const unchanged = scaled.map(placeOf);
	const at = purses.at.map((level) => unchanged[level] ?? 0);
	for (const { pile, points } of backers) {
		const left = (scaled[purses.at[pile] ?? 0] ?? 0n) - BigInt(points) * perPoint;
		at[pile] = placeOf(left > 0n ? left : 0n);
	}
	return { unit: purses.unit * times, levels, at };
}

type Group = { has: bigint; points: bigint; weight: bigint };

/** Backers with the same in their purses and the same points, those who have least per point first. */
function alike(backers: readonly Backer[], { levels, at }: Purses): Group[] {
	const weights = new Map<number, Map<number, number>>();
	for (const { pile, weight, points } of backers) {
		const level = at[pile] ?? 0;
		let byLevel = weights.get(points);
		if (!byLevel) weights.set(points, (byLevel = new Map()));
		byLevel.set(level, (byLevel.get(level) ?? 0) + weight);
	}
	const groups = [...weights].flatMap(([points, byLevel]) =>
		[...byLevel].map(([level, weight]) => ({
			has: levels[level] ?? 0n,
			points: BigInt(points),
			weight: BigInt(weight)
		}))
	);
	return groups.sort((a, b) => {
		const [left, right] = [a.has * b.points, b.has * a.points];
		return left < right ? -1 : left > right ? 1 : 0;
	});
}

/** The cost of a project in the units of full purses. */
export function scaledCost({ cost }: Project, weightOfAll: number): bigint {
	return BigInt(cost) * BigInt(weightOfAll);
}
