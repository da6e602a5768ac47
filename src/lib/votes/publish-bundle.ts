import type { Ballot } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import { getMethod } from './methods/method-named.ts';
import { add } from './methods/tally.ts';
import { choiceKey, pileUp, type Heap } from './piles.ts';

/** Fewer ballots than this in one cell are not broken down. */
export const smallestCell = 5;

/**
 * The bundle that anybody may have: the same head, and per choice and channel one line with summed weights, so
 * that no ballot can be tied to a flat by its area. Lines under 5 ballots are merged across channels into one
 * without a channel; while that is still under 5 it takes in the choice's next smallest channel, since a lone
 * small remainder could be worked out from the channel's total. A choice with fewer than 5 ballots in all stays
 * one line without a channel. Spoiled ballots carry no weights. Lines are sorted, so that their order says
 * nothing either. Recounts to the same result; publishing twice changes nothing.
 *
 * Rankings, scores and points are often the only ones of their kind: a line of one ballot, without a channel but
 * with its weight. That cannot be kept from everybody, since nobody could recount without it. So by area such a
 * line can tell a flat, and a rare ranking can serve as a signature for whoever buys votes: said in
 * docs/decisions/2026-11-23-counting-methods.md.
 */
export function publishBundle(bundle: Bundle): Bundle {
	const byChoice = new Map<string, Heap[]>();
	for (const heap of pileUp(bundle.ballots, getMethod(bundle.method))) {
		const key = sortKey(heap);
		const same = byChoice.get(key);
		if (same) same.push(heap);
		else byChoice.set(key, [heap]);
	}
	const keys = [...byChoice.keys()].sort();
	const ballots = keys.flatMap((key) => mergeSmall(byChoice.get(key) ?? []).map(line));
	return { ...bundle, ballots };
}

function sortKey({ invalid, choice }: Heap): string {
	if (invalid) return '3';
	return choice === null ? '2' : `1${choiceKey(choice)}`;
}

function mergeSmall(heaps: readonly Heap[]): Heap[] {
	const [first, ...others] = [...heaps].sort(smallestFirst);
	if (!first) return [];
	if (first.channel !== undefined && first.ballots >= smallestCell)
		return [...heaps].sort(byChannel);
	const merged: Heap = { ...first, channel: undefined };
	const apart: Heap[] = [];
	for (const heap of others) {
		if (Math.min(heap.ballots, merged.ballots) >= smallestCell) apart.push(heap);
		else {
			merged.ballots += heap.ballots;
			add(merged, heap);
		}
	}
	return [merged, ...apart.sort(byChannel)];
}

/** Ballots without a channel come first: they are where small lines go. */
function smallestFirst(a: Heap, b: Heap): number {
	if (a.channel === undefined) return -1;
	if (b.channel === undefined) return 1;
	return a.ballots - b.ballots || byChannel(a, b);
}

function byChannel(a: Heap, b: Heap): number {
	return (a.channel ?? '') < (b.channel ?? '') ? -1 : 1;
}

function line({ choice, invalid, ballots, heads, households, area, channel }: Heap): Ballot {
	const from = channel === undefined ? {} : { channel };
	if (invalid) return { invalid, count: ballots, ...from };
	return {
		choice,
		count: ballots,
		sum: true,
		heads,
		...(households > 0 && { households }),
		...(area > 0 && { area }),
		...from
	};
}
