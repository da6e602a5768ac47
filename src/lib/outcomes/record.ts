import type { Outcome } from '#lib/votes/count.ts';
import type { MethodId } from '#lib/votes/methods/method.ts';

/** Fewer people than this in one cell are not shown. */
export const smallestCell = 5;

/** One counted vote, as a unit's record shows it to everybody. */
export type Recorded = {
	vote_id: string;
	question: string;
	method: MethodId;
	opened_at: number;
	ended_at: number;
	published_at: number;
	outcome: Outcome;
	/** What was chosen, by name; empty for a motion and where nothing was. */
	winners: string[];
	ballots: number;
	/** People (or households, owners, representatives) of the electorate; null for an open poll. */
	of: number | null;
	/** How many of them took part; null under 5, and for an open poll. */
	cast: number | null;
	/** Ballots by channel: null under 5, rounded to the nearest 5 where the exact sum would tell too much. */
	channels: { channel: string; ballots: number | null; rounded: boolean }[];
};

/** Turnout of one vote in thousandths, rounded down. */
export type TurnoutPoint = Pick<Recorded, 'vote_id' | 'question' | 'ended_at' | 'cast' | 'of'> & {
	share: number | null;
};

/** Turnout of votes one after another, oldest first. Shares are thousandths; null where none can be shown. */
export type TurnoutRecord = {
	points: TurnoutPoint[];
	/** The mean of the votes' shares, each vote alike. */
	mean: number | null;
	latest: number | null;
};

/** How many votes came to what. */
export type OutcomeRecord = {
	votes: number;
	/** Votes with a decision: passed or chosen. */
	decided: number;
	counts: { outcome: Outcome; votes: number }[];
};

/** By which ways the ballots of all votes came in, the most used first. */
export type ChannelRecord = {
	ballots: number;
	channels: {
		channel: string;
		/** Null: fewer than 5. */
		ballots: number | null;
		/** Of `ballots`, in thousandths, rounded down. */
		share: number | null;
		/** Some of its votes gave a rounded sum, or none. */
		rounded: boolean;
	}[];
};

const outcomes: readonly Outcome[] = ['passed', 'chosen', 'failed', 'inquorate', 'tied'];

/** A share in thousandths, rounded down, so that 66.66 % never reads as two thirds reached; null of nothing. */
export function permille(part: number | null, of: number | null): number | null {
	return part === null || !of ? null : Math.floor((part * 1000) / of);
}

/** The turnout of votes over time, whatever order they come in. */
export function turnoutRecord(votes: readonly Recorded[]): TurnoutRecord {
	const points = [...votes]
		.filter(({ of }) => of !== null && of > 0)
		.sort((a, b) => a.ended_at - b.ended_at)
		.map(({ vote_id, question, ended_at, cast, of }) => {
			return { vote_id, question, ended_at, cast, of, share: permille(cast, of) };
		});
	const shares = points.flatMap(({ share }) => share ?? []);
	return { points, mean: meanOf(shares), latest: points.at(-1)?.share ?? null };
}

/** What votes came to; outcomes that never happened are left out. */
export function outcomeRecord(votes: readonly Recorded[]): OutcomeRecord {
	const counts = outcomes
		.map((outcome) => ({ outcome, votes: votes.filter((one) => one.outcome === outcome).length }))
		.filter((count) => count.votes > 0);
	return { votes: votes.length, decided: votes.filter(isDecided).length, counts };
}

/** Something was decided: a motion passed or an option was chosen. */
export function isDecided({ outcome }: Pick<Recorded, 'outcome'>): boolean {
	return outcome === 'passed' || outcome === 'chosen';
}

/** The channels of all votes together. What is hidden in single votes is missing here as well. */
export function channelRecord(votes: readonly Recorded[]): ChannelRecord {
	const sums = new Map<string, { ballots: number; rounded: boolean }>();
	for (const { channel, ballots, rounded } of votes.flatMap((one) => one.channels)) {
		const sum = sums.get(channel) ?? { ballots: 0, rounded: false };
		sum.ballots += ballots ?? 0;
		sum.rounded ||= rounded || ballots === null;
		sums.set(channel, sum);
	}
	const all = [...sums.values()].reduce((total, { ballots }) => total + ballots, 0);
	const channels = [...sums]
		.sort(([, a], [, b]) => b.ballots - a.ballots)
		.map(([channel, { ballots, rounded }]) => {
			const shown = ballots < smallestCell ? null : ballots;
			return { channel, ballots: shown, share: permille(shown, all), rounded };
		});
	return { ballots: all, channels };
}

function meanOf(shares: readonly number[]): number | null {
	if (shares.length === 0) return null;
	return Math.floor(shares.reduce((sum, share) => sum + share, 0) / shares.length);
}
