import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of programmes, of the units admitted to them, and of the pool of evaluators. */
export const programmeSentences: Record<string, (say: Words) => string> = {
	'programmes.draft': ({ text }) =>
		m.audit_programmes_draft({ name: text('name'), year: text('year') }),
	'programmes.revise': () => m.audit_programmes_revise(),
	'programmes.discard': () => m.audit_programmes_discard(),
	'programmes.call': ({ text }) =>
		m.audit_programmes_call({ name: text('name'), hash: text('sha256').slice(0, 16) }),
	'programmes.amend': ({ text }) =>
		m.audit_programmes_amend({ reason: text('reason'), hash: text('sha256').slice(0, 16) }),
	'programmes.admit': () => m.audit_programmes_admit(),
	'programmes.admit_list': ({ count }) => m.audit_programmes_admit_list({ count: count('lines') }),
	'programmes.revise_admission': () => m.audit_programmes_revise_admission(),
	'programmes.end_admission': ({ text }) =>
		m.audit_programmes_end_admission({ reason: text('reason') }),
	'programmes.join_pool': () => m.audit_programmes_join_pool(),
	'programmes.leave_pool': ({ text }) => m.audit_programmes_leave_pool({ reason: text('reason') }),
	'programmes.revise_evaluator': () => m.audit_programmes_revise_evaluator(),
	'programmes.promote': ({ text }) => m.audit_programmes_promote({ reason: text('reason') }),
	'programmes.affiliate': () => m.audit_programmes_affiliate(),
	'programmes.disaffiliate': () => m.audit_programmes_disaffiliate(),
	'programmes.train': ({ count }) => m.audit_programmes_train({ hours: count('hours') }),
	'programmes.untrain': () => m.audit_programmes_untrain(),
	'programmes.revise_promotion_rules': () => m.audit_programmes_revise_promotion_rules()
};
