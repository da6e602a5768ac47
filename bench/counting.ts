import { parseBundle } from '#lib/votes/bundle.ts';
import { count } from '#lib/votes/count.ts';
import type { Choice } from '#lib/votes/methods/method.ts';
import { atMost, type Figure } from './figure.ts';

const ballots = 1_000_000;
const ids = Array.from({ length: 10 }, (_, i) => `option-${i}`);
const options = ids.map((id, i) => ({ id, cost: 1_000_000 + 300_000 * i }));

/** Every method with a million single ballots, weighted by area, checked and counted as the recount command does it. */
export async function measure(): Promise<Figure[]> {
	const sides = ['for', 'against', 'abstain'];
	const rest = { options, scale: [0, 5], budget: 5_000_000 };
	const someOf = (i: number) => shuffled(i).slice(0, 1 + (i % 4));
	return [
		time('motion', 1, (i) => sides[i % 3] ?? null),
		time('approval', 10, someOf, rest),
		...['irv', 'schulze', 'borda'].map((method) =>
			time(method, 10, (i) => shuffled(i).map((id) => [id]), rest)
		),
		time('irv', 10, (i) => [shuffled(i).slice(0, 3), shuffled(i).slice(3, 6)], rest, ', with ties'),
		time('score', 10, (i) => Object.fromEntries(ids.map((id, k) => [id, (i + k * k) % 6])), rest),
		time('budget-greedy', 10, someOf, rest),
		time('budget-equal-shares', 10, someOf, rest)
	];
}

function time(
	method: string,
	budget: number,
	choose: (i: number) => Choice | null,
	head: object = {},
	more = ''
): Figure {
	const raw = {
		format: 'minyi-count/1',
		method,
		tieBreak: 'none',
		electorate: { heads: ballots, area: ballots * 20_000 },
		rule: {
			id: 'owners-ordinary',
			participation: [{ basis: 'area', fraction: [2, 3], strict: false }],
			approval: [{ basis: 'area', fraction: [1, 2], strict: true, of: 'participants' }]
		},
		...head,
		ballots: Array.from({ length: ballots }, (_, i) => ({
			choice: choose(i),
			area: 5000 + (i % 10_000),
			channel: 'online'
		}))
	};
	const start = performance.now();
	const parsed = parseBundle(raw);
	if (!parsed.ok) throw new Error(parsed.why);
	const result = count(parsed.bundle);
	const seconds = (performance.now() - start) / 1000;
	if (result.ballots !== ballots) throw new Error('The count is not what was cast');
	return atMost(`1,000,000 ballots of ${method}${more}, checked and counted`, seconds, budget, 's');
}

/** The options in an order that differs from ballot to ballot and is the same in every run. */
function shuffled(i: number): string[] {
	const order = [...ids];
	let seed = Math.imul(i + 1, 2_654_435_761);
	for (let last = order.length - 1; last > 0; last--) {
		seed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519);
		const other = (seed >>> 0) % (last + 1);
		[order[last], order[other]] = [order[other] ?? '', order[last] ?? ''];
	}
	return order;
}
