import { m } from '#i18n/paraglide/messages.js';
import type { State } from './standing.ts';

/** What the state of a certificate means for somebody who holds the paper in hand. */
export const stateAnswers: Record<State | 'replaced', () => string> = {
	valid: m.certificates_answer_valid,
	not_yet: m.certificates_answer_not_yet,
	lapsed: m.certificates_answer_lapsed,
	expired: m.certificates_answer_expired,
	downgraded: m.certificates_answer_downgraded,
	revoked: m.certificates_answer_revoked,
	replaced: m.certificates_answer_replaced
};
