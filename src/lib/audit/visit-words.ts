import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of scores that were agreed, and of visits. */
export const visitSentences: Record<string, (say: Words) => string> = {
	'reviews.settle': ({ text }) => m.audit_reviews_settle({ indicator: text('indicator') }),
	'visits.plan': () => m.audit_visits_plan(),
	'visits.revise': ({ count }) => m.audit_visits_revise({ count: count('items') }),
	'visits.cancel': ({ text }) => m.audit_visits_cancel({ reason: text('reason') }),
	'visits.add_photo': () => m.audit_visits_add_photo(),
	'visits.remove_photo': () => m.audit_visits_remove_photo(),
	'visits.rescore': ({ text }) => m.audit_visits_rescore({ indicator: text('indicator') }),
	'visits.take_back_score': ({ text }) =>
		m.audit_visits_take_back_score({ indicator: text('indicator') }),
	'visits.report': () => m.audit_visits_report(),
	'visits.reply': () => m.audit_visits_reply()
};
