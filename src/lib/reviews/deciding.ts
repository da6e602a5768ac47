import type { Tier } from '#lib/programmes/tiers.ts';

/** A recorded vote of the panel on one application. */
export type PanelVote = {
	/** The tier decided on; null is a refusal. */
	tier: string | null;
	members: number;
	present: number;
	inFavour: number;
	against: number;
	abstained: number;
	/** Why it differs from the proposal; of a refusal, what the unit is told. */
	reason: string;
};

export type VoteFault =
	| 'not_whole'
	| 'more_than_present'
	| 'does_not_add_up'
	| 'no_quorum'
	| 'not_in_favour'
	| 'no_such_tier'
	| 'no_reason';

/**
 * Why a panel's vote does not stand: more than half of its members are present, everybody present is counted once, and more
 * than half of those present are in favour of what is decided. A decision that differs from the proposal, and every
 * refusal, has a reason.
 */
export function faultOf(
	vote: PanelVote,
	proposed: string | null,
	tiers: readonly Tier[]
): VoteFault | null {
	const { tier, members, present, inFavour, against, abstained, reason } = vote;
	const numbers = [members, present, inFavour, against, abstained];
	if (!numbers.every((one) => Number.isSafeInteger(one) && one >= 0 && one <= 1_000))
		return 'not_whole';
	if (present > members) return 'more_than_present';
	if (inFavour + against + abstained !== present) return 'does_not_add_up';
	if (present * 2 <= members) return 'no_quorum';
	if (inFavour * 2 <= present) return 'not_in_favour';
	if (tier !== null && !tiers.some(({ key }) => key === tier)) return 'no_such_tier';
	const asksReason = tier === null || tier !== proposed;
	return asksReason && reason.trim() === '' ? 'no_reason' : null;
}
