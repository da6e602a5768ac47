import { m } from '#i18n/paraglide/messages.js';
import type { Outcome } from './rechecking.ts';

const names: Record<Outcome, () => string> = {
	kept: m.certificates_outcome_kept,
	downgraded: m.certificates_outcome_downgraded,
	revoked: m.certificates_outcome_revoked,
	lapsed: m.certificates_outcome_lapsed
};
/** What came of a re-check. */
export const outcomeName = (outcome: Outcome): string => names[outcome]();

const hints: Record<Outcome, () => string> = {
	kept: m.certificates_outcome_kept_hint,
	downgraded: m.certificates_outcome_downgraded_hint,
	revoked: m.certificates_outcome_revoked_hint,
	lapsed: m.certificates_outcome_lapsed_hint
};
/** What follows from it. */
export const outcomeHint = (outcome: Outcome): string => hints[outcome]();

export const outcomeTones: Record<Outcome, string> = {
	kept: 'cui',
	downgraded: 'zhe',
	revoked: 'zhu',
	lapsed: 'zhe'
};
