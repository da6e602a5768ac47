import { standing, weakest, type Standing, type Weighed } from './irv-round.ts';
import type { Paper } from './method.ts';

/** A runoff by the places of the options in the list: its rounds, and who won, or who is tied. */
export type Runoff = {
	winners: readonly number[];
	tied: readonly number[];
	rounds: readonly { standing: Standing; left: readonly number[] }[];
};

/**
 * Runs all rounds. Somebody must have chosen something. `patience`: how many rounds are tried in looking for the
 * ends of a tie before it is reported without knowing all of them.
 */
export function runoff(rankings: Weighed, { options, tieBreak }: Paper, patience: number): Runoff {
	const remaining = new Set(options.keys());
	const rounds: { standing: Standing; left: readonly number[] }[] = [];
	let tieMatters = tieBreak === 'none';
	for (;;) {
		const now = standing(rankings, remaining, options.length);
		const { places, unsafe } = weakest(now);
		if (places.length === 0) {
			rounds.push({ standing: now, left: [] });
			return { winners: [strongest(now)], tied: [], rounds };
		}
		if (unsafe && tieMatters) {
			const possible = couldWin(rankings, remaining, patience);
			if (possible.size > 1) {
				rounds.push({ standing: now, left: [] });
				return { winners: [], tied: [...possible].sort((a, b) => a - b), rounds };
			}
			// Whoever leaves now, the same one wins, and so after every later tie.
			tieMatters = false;
		}
		const left = unsafe ? places.slice(-1) : places;
		rounds.push({ standing: now, left });
		for (const place of left) remaining.delete(place);
	}
}

/**
 * All that win in one order or another of those who tie for leaving. Looks at every set of options that can remain
 * once; after `patience` rounds whoever still stands is taken to be able to win, so that a tie is never missed.
 */
function couldWin(rankings: Weighed, all: ReadonlySet<number>, patience: number): Set<number> {
	const n = Math.max(...all) + 1;
	const known = new Map<string, ReadonlySet<number>>();
	let tried = 0;
	const from = (remaining: ReadonlySet<number>): ReadonlySet<number> => {
		const key = [...remaining].join();
		const before = known.get(key);
		if (before) return before;
		if (++tried > patience) return remaining;
		const now = standing(rankings, remaining, n);
		const { places, unsafe } = weakest(now);
		const next = unsafe ? places.map((place) => [place]) : [places];
		const winners =
			places.length === 0
				? new Set([strongest(now)])
				: new Set(next.flatMap((left) => [...from(without(remaining, left))]));
		known.set(key, winners);
		return winners;
	};
	return new Set(from(all));
}

function without(remaining: ReadonlySet<number>, left: readonly number[]): Set<number> {
	return new Set([...remaining].filter((place) => !left.includes(place)));
}

function strongest({ shares }: Standing): number {
	const [first = 0] = shares.keys();
	let best = first;
	for (const [place, sum] of shares) if (sum > (shares.get(best) ?? 0n)) best = place;
	return best;
}
