import { gcd } from './fraction.ts';
import type { Rankings } from './rankings.ts';

/** Rankings with what each of them weighs. */
export type Weighed = Rankings & { weight: Float64Array };

/**
 * What stands with each option that remains, as whole shares of a vote: `share` of them are one vote. Shares are
 * needed where a ballot ties its best remaining options, which then have an equal part of it each. `continuing` is
 * the sum over all that remain.
 */
export type Standing = { share: bigint; shares: ReadonlyMap<number, bigint>; continuing: bigint };

/**
 * One round: every ballot stands with its best remaining tier, one without any remaining option stands aside.
 * Weights are added up apart by the size of the tier, in plain numbers, and put over one denominator at the end.
 */
export function standing(rankings: Weighed, remaining: ReadonlySet<number>, n: number): Standing {
	const bySize = new Map<number, Float64Array>();
	const { from, option, tier, weight } = rankings;
	for (let b = 0; b < weight.length; b++) {
		const end = from[b + 1] ?? 0;
		let start = from[b] ?? 0;
		while (start < end && !remaining.has(option[start] ?? -1)) start++;
		if (start === end) continue;
		const level = tier[start];
		let size = 1;
		for (let i = start + 1; i < end && tier[i] === level; i++)
			if (remaining.has(option[i] ?? -1)) size++;
		const sums = bySize.get(size) ?? new Float64Array(n);
		bySize.set(size, sums);
		for (let i = start; i < end && tier[i] === level; i++) {
			const place = option[i] ?? -1;
			if (remaining.has(place)) sums[place] = (sums[place] ?? 0) + (weight[b] ?? 0);
		}
	}
	return together(bySize, remaining);
}

function together(bySize: Map<number, Float64Array>, remaining: ReadonlySet<number>): Standing {
	let share = 1n;
	for (const size of bySize.keys()) share = (share / gcd(share, BigInt(size))) * BigInt(size);
	const shares = new Map<number, bigint>();
	let continuing = 0n;
	for (const place of remaining) {
		let own = 0n;
		for (const [size, sums] of bySize) own += BigInt(sums[place] ?? 0) * (share / BigInt(size));
		shares.set(place, own);
		continuing += own;
	}
	return { share, shares, continuing };
}

/**
 * Who leaves after this round: the weakest; all of the weakest together when even their sum is less than what the
 * next has, since then each of them would leave before it in any order. Empty when one has more than half or
 * nobody is left to lose to: the runoff is over. `unsafe`: the weakest are tied and their order could matter.
 */
export function weakest({ shares, continuing }: Standing): { places: number[]; unsafe: boolean } {
	const sums = [...shares.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	const [low = 0n, high = 0n] = [sums[0], sums.at(-1)];
	if (sums.length <= 1 || 2n * high > continuing) return { places: [], unsafe: false };
	const places = [...shares].filter(([, sum]) => sum === low).map(([place]) => place);
	const next = sums[places.length];
	const together = next !== undefined && BigInt(places.length) * low < next;
	return { places, unsafe: places.length > 1 && !together };
}
