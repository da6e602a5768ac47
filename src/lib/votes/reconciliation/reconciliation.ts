import type { Basis } from '../rules.ts';
import type { Channel } from '../votes.ts';

/** Ballots of one channel as they will be, or were, counted. */
export type ChannelBallots = { channel: Channel; ballots: number; invalid: number };

/** What a vote came to, put side by side from records that were made apart from one another. */
export type Reconciliation = {
	/** By the log: how many there were at the opening, and how many were added and removed since. `now`: on the roll. */
	electors: { opened: number; added: number; removed: number; now: number };
	/** The sums that the rule is counted with, and what the electors on the roll come to now. */
	sums: { basis: Basis; frozen: number; now: number }[];
	/** Electors marked and ballots kept, invalid ones among them; the fullest channel first. */
	channels: { channel: Channel; marks: number; ballots: number; invalid: number }[];
	/** Marks of somebody who is not on the roll. */
	strangers: number;
	/** Used: by electors who cast online. `without`: those of them who never had a slip. */
	slips: { issued: number; voided: number; used: number; without: number };
	/** Batches that were entered: papers counted on the table, electors marked, ballots made of them. */
	batches: { number: number; papers: number; marks: number; ballots: number }[];
	/** Paper ballots that an upheld objection has taken out again. */
	withdrawnPapers: number;
	/** The last show of hands. */
	hands: { present: number; votes_for: number; votes_against: number; abstaining: number } | null;
	/** Objections that were upheld, but whose ballot nobody can find any more to take it out. */
	keptObjections: number;
};

/** Two numbers that should be the same and are not, in words that need no other record. */
export type Difference =
	| { what: 'electors'; expected: number; found: number }
	| { what: 'sums'; basis: Basis; expected: number; found: number }
	| { what: 'channel'; channel: Channel; expected: number; found: number }
	| { what: 'batch'; number: number; papers: number; marks: number; found: number }
	| { what: 'papers'; expected: number; found: number }
	| { what: 'strangers'; found: number }
	| { what: 'without_slip'; found: number }
	| { what: 'objections'; found: number };

/**
 * All that does not reconcile, in the order in which it should be looked into; empty when everything does.
 * `expected` is what the marks, the batches or the log say, `found` what is in the count.
 */
export function whatDiffers(r: Reconciliation): Difference[] {
	const { opened, added, removed, now } = r.electors;
	const entered = r.batches.reduce((sum, { ballots }) => sum + ballots, -r.withdrawnPapers);
	const paper = r.channels.find(({ channel }) => channel === 'paper')?.ballots ?? 0;
	return [
		...differ(opened + added - removed, now).map((pair) => ({
			what: 'electors' as const,
			...pair
		})),
		...r.sums.flatMap(({ basis, frozen, now }) =>
			differ(frozen, now).map((pair) => ({ what: 'sums' as const, basis, ...pair }))
		),
		...r.channels
			.filter(({ channel }) => channel !== 'meeting')
			.flatMap(({ channel, marks, ballots }) =>
				differ(marks, ballots).map((pair) => ({ what: 'channel' as const, channel, ...pair }))
			),
		...r.batches
			.filter(({ papers, marks, ballots }) => papers !== ballots || marks !== ballots)
			.map(({ number, papers, marks, ballots }) => {
				return { what: 'batch' as const, number, papers, marks, found: ballots };
			}),
		...differ(entered, paper).map((pair) => ({ what: 'papers' as const, ...pair })),
		...some('strangers', r.strangers),
		...some('without_slip', r.slips.without),
		...some('objections', r.keptObjections)
	];
}

/** More marks or more ballots than electors: no explanation helps, something must be taken out first. */
export function isOverfull({ channels, electors, hands }: Reconciliation): boolean {
	const sum = (field: 'marks' | 'ballots') =>
		channels.reduce((total, row) => total + row[field], 0);
	return Math.max(sum('marks'), sum('ballots'), hands?.present ?? 0) > electors.now;
}

function differ(expected: number, found: number): { expected: number; found: number }[] {
	return expected === found ? [] : [{ expected, found }];
}

function some<W extends 'strangers' | 'without_slip' | 'objections'>(what: W, found: number) {
	return found > 0 ? [{ what, found }] : [];
}
