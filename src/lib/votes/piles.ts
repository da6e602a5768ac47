import { weigh, type Ballot } from './ballots.ts';
import type { Choice, Method, Pile } from './methods/method.ts';

/** Ballots of one channel that say the same; spoiled ballots are a heap of their own and weigh nothing. */
export type Heap = Pile & { invalid: boolean; channel: string | undefined };

/**
 * Sorts ballots into heaps of the same choice and channel, in order of first appearance. Choices with the same
 * meaning, however written, come to one heap in the method's normal form; those that name nothing are blank.
 */
export function pileUp(ballots: readonly Ballot[], method: Method): Heap[] {
	const heaps: Heap[] = [];
	const byChoice = new Map<string | null | undefined, Map<string | undefined, Heap>>();
	for (const ballot of ballots) {
		const choice = ballot.invalid ? null : normal(ballot.choice ?? null, method);
		const key = ballot.invalid ? undefined : choiceKey(choice);
		let byChannel = byChoice.get(key);
		if (!byChannel) byChoice.set(key, (byChannel = new Map()));
		let heap = byChannel.get(ballot.channel);
		if (!heap) {
			heap = empty(choice, ballot);
			byChannel.set(ballot.channel, heap);
			heaps.push(heap);
		}
		add(heap, ballot);
	}
	return heaps;
}

/** One text per meaning of a choice in normal form; null for a blank ballot. */
export function choiceKey(choice: Choice | null): string | null {
	return typeof choice === 'object' && choice !== null ? JSON.stringify(choice) : choice;
}

function normal(choice: Choice | null, method: Method): Choice | null {
	return choice === null ? null : method.normal(choice);
}

function empty(choice: Choice | null, { invalid, channel }: Ballot): Heap {
	const heap = { choice, ballots: 0, heads: 0, households: 0, area: 0 };
	return { ...heap, invalid: invalid === true, channel };
}

function add(heap: Heap, ballot: Ballot): void {
	heap.ballots += ballot.count ?? 1;
	if (heap.invalid) return;
	heap.heads += weigh(ballot, 'heads');
	heap.households += weigh(ballot, 'households');
	heap.area += weigh(ballot, 'area');
}
