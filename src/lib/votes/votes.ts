import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Choice, MethodId, Terms } from './methods/method.ts';
import type { Electorate, Rule } from './rules.ts';

/** How ballots may come in. */
export const channels = ['online', 'assisted', 'paper', 'proxy', 'meeting'] as const;
export type Channel = (typeof channels)[number];

/** Open: anyone with the link. Named: the choice stands with the elector. Confidential: mark and ballot apart. */
export type Privacy = 'open' | 'named' | 'confidential';

/** One option that people choose from; a motion lists none. */
export type VoteOption = { id: string; label: string; detail: string; cost: number | null };

/** What a method needs besides its options, and what becomes of a tie. */
export type Settings = Terms & { tieBreak?: 'none' | 'listed' };

/** What a ballot says; null is a blank one. */
export type BallotChoice = Choice | null;

/** One vote with its options. Times are epoch milliseconds; area is in 0.01 m². */
export type Vote = {
	id: string;
	unit_id: string;
	consultation_id: string;
	step_id: string;
	question: string;
	explanation: string;
	method: MethodId;
	settings: Settings;
	privacy: Privacy;
	/** The ways in which its ballots come in. */
	channels: Channel[];
	/** How many others one person may vote for. */
	proxy_limit: number;
	roll_id: string;
	roll_kind: RollKind;
	/** Null: the committee wrote a rule of its own. */
	rule_preset_id: string | null;
	rule: Rule;
	rule_name: string;
	rule_name_en: string;
	rule_source: string;
	rule_source_en: string;
	opens_at: number;
	closes_at: number;
	created_by: string;
	created_at: number;
	version: number;
	opened_at: number | null;
	opened_by: string | null;
	opened_with: string | null;
	config_hash: string | null;
	electorate_heads: number | null;
	electorate_households: number | null;
	electorate_area: number | null;
	closed_at: number | null;
	/** Null with `closed_at` set: the clock closed it. */
	closed_by: string | null;
	closed_with: string | null;
	/** Why it was closed before its time; empty otherwise. */
	close_reason: string;
	/** What did not reconcile at the close, explained; empty otherwise. */
	reconciliation_note: string;
	/** Called off after opening. */
	cancelled_at: number | null;
	cancelled_by: string | null;
	cancelled_with: string | null;
	cancel_reason: string;
	discarded_at: number | null;
	/** When the result was frozen. */
	counted_at: number | null;
	/** When the result was published; null while something in it is still to be explained. */
	published_at: number | null;
	options: VoteOption[];
};

/**
 * Scheduled: opened by people, before `opens_at`. Closed: past its end, no result published yet. Cancelled: called
 * off after opening, and no result follows.
 */
export type VoteStatus =
	'draft' | 'scheduled' | 'open' | 'closed' | 'counted' | 'cancelled' | 'discarded';

type Dates = Pick<
	Vote,
	| 'opens_at'
	| 'closes_at'
	| 'opened_at'
	| 'closed_at'
	| 'cancelled_at'
	| 'discarded_at'
	| 'published_at'
>;

/** Where a vote stands: a function of its dates and the clock alone. */
export function status(vote: Dates, now: number): VoteStatus {
	if (vote.discarded_at !== null) return 'discarded';
	if (vote.opened_at === null) return 'draft';
	if (vote.cancelled_at !== null) return 'cancelled';
	if (vote.published_at !== null) return 'counted';
	if (now >= endsAt(vote)) return 'closed';
	return now < vote.opens_at ? 'scheduled' : 'open';
}

/** Ballots are taken now. */
export function isOpen(vote: Dates, now: number): boolean {
	return status(vote, now) === 'open';
}

/** The first moment at which no ballot is taken any more. */
export function endsAt(vote: Pick<Vote, 'closes_at' | 'closed_at'>): number {
	return vote.closed_at === null ? vote.closes_at : Math.min(vote.closed_at, vote.closes_at);
}

/**
 * The clock ends it, but people close it: what lies on paper must be entered, and what was counted by hand recorded,
 * before it is counted.
 */
export function isClosedByPeople({ channels }: Pick<Vote, 'channels'>): boolean {
	return channels.includes('paper') || channels.includes('meeting');
}

/** The bases that a roll of this kind comes to a sum of. */
export function basesOf(kind: RollKind): readonly (keyof Electorate)[] {
	if (kind === 'households') return ['heads', 'households'];
	return kind === 'owners' ? ['heads', 'area'] : ['heads'];
}

/** Decided by a show of hands: no slips, no ballots of single electors, and hands weigh no area. */
export function isMeeting({ channels }: Pick<Vote, 'channels'>): boolean {
	return channels.includes('meeting');
}

/** The frozen sums of the electorate, those that are counted; null before opening. */
export function electorateOf(vote: Vote): Electorate | null {
	const { electorate_heads: heads, electorate_households, electorate_area } = vote;
	if (heads === null) return null;
	if (vote.roll_kind === 'households') return { heads, households: electorate_households ?? 0 };
	const weighsArea = vote.roll_kind === 'owners' && !isMeeting(vote);
	return weighsArea ? { heads, area: electorate_area ?? 0 } : { heads };
}

/** The rule asks only for what a roll of this kind can be summed by. */
export function ruleFits(rule: Rule, kind: RollKind): boolean {
	const known = basesOf(kind);
	return [...rule.participation, ...rule.approval].every(({ basis }) => known.includes(basis));
}

/** Two people opened it; otherwise the pages say that one did. */
export function isOpenedByTwo(vote: Pick<Vote, 'opened_with'>): boolean {
	return vote.opened_with !== null;
}

/** Who or what ended it: two people, one person, or the clock. */
export function closedBy(
	vote: Pick<Vote, 'closed_by' | 'closed_with'>
): 'two' | 'one' | 'the_clock' {
	if (vote.closed_by === null) return 'the_clock';
	return vote.closed_with === null ? 'one' : 'two';
}
