import type { EnteredChannel } from './help.ts';

/** What chair and supervisor find. */
export const rulings = ['upheld', 'dismissed'] as const;
export type Ruling = (typeof rulings)[number];

/** The longest reason of a ruling. */
export const LONGEST_RULING = 300;

/** Objections of one elector that may be dismissed before no further one is taken. */
export const MOST_DISMISSED = 2;

/** An objection as the elector sees it: the ruling only once it is settled. */
export type OwnObjection = {
	channel: EnteredChannel;
	made_at: number;
	settled_at: number | null;
	ruling: Ruling | null;
	reason: string;
	/** The ballot was taken out, and the elector may cast again. */
	withdrew_ballot: boolean;
};

/** How many there are of a vote, by what became of them. Kept: upheld, but the ballot cannot be told from others. */
export type ObjectionCounts = {
	unsettled: number;
	upheldKept: number;
	upheldWithdrawn: number;
	dismissed: number;
};

/** Whether this elector may object to the ballot that others entered, given the objections so far, newest first. */
export function mayObject(made: readonly OwnObjection[]): boolean {
	const [last] = made;
	if (last && last.settled_at === null) return false;
	if (last?.ruling === 'upheld' && !last.withdrew_ballot) return false;
	return made.filter(({ ruling }) => ruling === 'dismissed').length < MOST_DISMISSED;
}
