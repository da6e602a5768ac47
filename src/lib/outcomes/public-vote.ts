import type { Electorate } from '#lib/votes/rules.ts';
import {
	closedBy,
	electorateOf,
	endsAt,
	isOpenedByTwo,
	status,
	type Vote,
	type VoteStatus
} from '#lib/votes/votes.ts';

/** What everybody may know of a vote: no person's id, no roll. */
export type PublicVote = Pick<
	Vote,
	| 'id'
	| 'question'
	| 'explanation'
	| 'method'
	| 'settings'
	| 'channels'
	| 'privacy'
	| 'rule'
	| 'rule_preset_id'
	| 'rule_name'
	| 'rule_name_en'
	| 'rule_source'
	| 'rule_source_en'
	| 'roll_kind'
	| 'opens_at'
	| 'options'
> & {
	status: VoteStatus;
	ends_at: number;
	electorate: Electorate | null;
	opened_by_two: boolean;
	closed_by: 'two' | 'one' | 'the_clock';
	/** People closed it before its time, and why. */
	closed_early: boolean;
	close_reason: string;
	/** What does not reconcile, explained; empty otherwise. */
	reconciliation_note: string;
	/** Called off after opening: when, why, and whether by two people. */
	cancelled: { at: number; reason: string; byTwo: boolean } | null;
};

/** The vote as its public page shows it, or null while it is nobody's business: a draft, or discarded. */
export function publicVote(vote: Vote, now: number): PublicVote | null {
	const is = status(vote, now);
	if (is === 'draft' || is === 'discarded') return null;
	return {
		id: vote.id,
		question: vote.question,
		explanation: vote.explanation,
		method: vote.method,
		settings: vote.settings,
		channels: vote.channels,
		privacy: vote.privacy,
		rule: vote.rule,
		rule_preset_id: vote.rule_preset_id,
		rule_name: vote.rule_name,
		rule_name_en: vote.rule_name_en,
		rule_source: vote.rule_source,
		rule_source_en: vote.rule_source_en,
		roll_kind: vote.roll_kind,
		opens_at: vote.opens_at,
		options: vote.options,
		status: is,
		ends_at: endsAt(vote),
		electorate: electorateOf(vote),
		opened_by_two: isOpenedByTwo(vote),
		closed_by: closedBy(vote),
		closed_early: vote.closed_at !== null && vote.closed_at < vote.closes_at,
		close_reason: vote.close_reason,
		reconciliation_note: vote.reconciliation_note,
		cancelled:
			vote.cancelled_at === null
				? null
				: {
						at: vote.cancelled_at,
						reason: vote.cancel_reason,
						byTwo: vote.cancelled_with !== null
					}
	};
}
