import { weigh, type Ballot } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import type { Choice, Method, Pile } from './methods/method.ts';
import { getMethod } from './methods/method-named.ts';

/** Ballots of one channel that say the same; spoiled ballots are a heap of their own and weigh nothing. */
export type Heap = Pile & { invalid: boolean; channel: string | undefined };

/**
 * Sorts ballots into heaps of the same choice and channel, in order of first appearance. Choices with the same
 * meaning, however written, come to one heap in the method's normal form; those that name nothing are blank.
 */
export function pileUp(ballots: readonly Ballot[], method: Method): Heap[] {
	const heaps: Heap[] = [];
	const byChannel = new Map<string | undefined, Map<string | null | undefined, Heap>>();
	for (const ballot of ballots) {
		const choice = ballot.invalid ? null : normal(ballot.choice ?? null, method);
		const key = ballot.invalid ? undefined : choiceKey(choice);
		let byChoice = byChannel.get(ballot.channel);
		if (!byChoice) byChannel.set(ballot.channel, (byChoice = new Map()));
		let heap = byChoice.get(key);
		if (!heap) {
			heap = empty(choice, ballot);
			byChoice.set(key, heap);
			heaps.push(heap);
		}
		add(heap, ballot);
	}
	return heaps;
}

/**
 * The ballots as they are counted: in heaps where a ballot names options, of which there are few combinations;
 * line by line where it ranks or gives points, since among a million of those hardly two are the same, and looking
 * for them takes longer than counting.
 */
export function countable({ ballots, ...head }: Bundle): Heap[] {
	const method = getMethod(head.method);
	const kind = method.asks(head);
	if (kind === 'one' || kind === 'several') return pileUp(ballots, method);
	return ballots.map((ballot) => {
		const choice = ballot.invalid ? null : normal(ballot.choice ?? null, method);
		const heap = empty(choice, ballot);
		add(heap, ballot);
		return heap;
	});
}

/** One text per meaning of a choice in normal form; null for a blank ballot. */
export function choiceKey(choice: Choice | null): string | null {
	return typeof choice === 'object' && choice !== null ? JSON.stringify(choice) : choice;
}

function normal(choice: Choice | null, method: Method): Choice | null {
	return choice === null ? null : method.normal(choice);
}

function empty(choice: Choice | null, { invalid, channel }: Ballot): Heap {
	return {
		choice,
		ballots: 0,
		heads: 0,
		households: 0,
		area: 0,
		invalid: invalid === true,
		channel
	};
}

function add(heap: Heap, ballot: Ballot): void {
	heap.ballots += ballot.count ?? 1;
	if (heap.invalid) return;
	heap.heads += weigh(ballot, 'heads');
	heap.households += weigh(ballot, 'households');
	heap.area += weigh(ballot, 'area');
}
