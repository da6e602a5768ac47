import { standing as certificateStanding } from './number.ts';

/** The dates of a designation that its state follows from. */
export type Dates = {
	valid_from: number;
	valid_until: number;
	recheck_due_at: number | null;
	ended_at: number | null;
	end: 'downgraded' | 'revoked' | 'lapsed' | null;
};

export const states = ['valid', 'not_yet', 'lapsed', 'expired', 'downgraded', 'revoked'] as const;
/** `lapsed`: the day of its re-check has passed and nobody has looked; a re-check brings it back. */
export type State = (typeof states)[number];

/** Where a designation stands now. */
export function stateOf(designation: Dates, now: number): State {
	const { valid_from, valid_until, recheck_due_at, ended_at, end } = designation;
	if (ended_at !== null) return end ?? 'revoked';
	if (now < valid_from) return 'not_yet';
	const lapses = recheck_due_at !== null && now >= recheck_due_at && recheck_due_at < valid_until;
	if (lapses) return 'lapsed';
	return now >= valid_until ? 'expired' : 'valid';
}

/**
 * Where a certificate stands: one that stands for a designation says what became of it, unless it was replaced by another
 * one while the designation goes on.
 */
export function certificateState(
	certificate: { valid_from: number; valid_until: number | null; revoked_at: number | null },
	designation: Dates | null,
	now: number
): State | 'replaced' {
	const own = certificateStanding(certificate, now);
	if (designation === null) return own;
	if (own === 'revoked' && designation.ended_at === null) return 'replaced';
	return stateOf(designation, now);
}
