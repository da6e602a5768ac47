import type { Criterion } from '#lib/programmes/criteria.ts';
import type { Tier } from '#lib/programmes/tiers.ts';

export const outcomes = ['kept', 'downgraded', 'revoked', 'lapsed'] as const;
export type Outcome = (typeof outcomes)[number];

/** What was found under one criterion: a share in hundredths of a per cent, and words. */
export type Found = { criterion: string; share: number | null; words: string };

/** What came of looking at a designation again. */
export type Recheck = {
	outcome: Outcome | null;
	/** Of a downgrade: the tier that follows. */
	tier: string | null;
	reason: string;
	assessment: readonly Found[];
	/** When it is looked at next; null: no more until it ends. */
	nextDueAt: number | null;
};

export type RecheckFault =
	'no_outcome' | 'no_reason' | 'no_such_tier' | 'bad_score' | 'not_assessed' | 'bad_day';

type About = {
	criteria: readonly Criterion[];
	tiers: readonly Tier[];
	/** The tier that is held, and until when. */
	held: string;
	valid_until: number;
};

/**
 * Why a re-check cannot be recorded: it has an outcome with a reason, every criterion has a score unless the designation is
 * ended, a downgrade leads to a tier below, and what goes on is looked at next before it ends.
 */
export function faultOf(recheck: Recheck, about: About, now: number): RecheckFault | null {
	const { outcome, tier, reason, assessment, nextDueAt } = recheck;
	if (outcome === null) return 'no_outcome';
	if (reason.trim() === '') return 'no_reason';
	const isShare = (share: number | null) => share === null || (share >= 0 && share <= 10_000);
	if (!assessment.every(({ share }) => isShare(share))) return 'bad_score';
	if (outcome === 'revoked' || outcome === 'lapsed') return null;
	const known = new Set(about.criteria.map(({ key }) => key));
	const scored = assessment.filter(
		({ criterion, share }) => known.has(criterion) && share !== null
	);
	if (scored.length < known.size) return 'not_assessed';
	const isBelow = lowerTiers(about.tiers, about.held).some(({ key }) => key === tier);
	if (outcome === 'downgraded' && !isBelow) return 'no_such_tier';
	const isInTime = nextDueAt === null || (nextDueAt > now && nextDueAt <= about.valid_until);
	return isInTime ? null : 'bad_day';
}

/** The tiers below the one that is held, from the highest down. */
export function lowerTiers(tiers: readonly Tier[], held: string): Tier[] {
	const at = tiers.findIndex(({ key }) => key === held);
	return at < 0 ? [] : tiers.slice(at + 1);
}
