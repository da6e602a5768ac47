import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of the panel's votes, of public lists, and of objections to them. */
export const decisionSentences: Record<string, (say: Words) => string> = {
	'reviews.decide': ({ count }) =>
		m.decisions_log_decide({ present: count('present'), favour: count('in_favour') }),
	'reviews.announce': ({ count }) => m.decisions_log_announce({ count: count('designated') }),
	'reviews.object': () => m.decisions_log_object(),
	'reviews.answer_objection': ({ text }) =>
		m.decisions_log_answer_objection({ answer: text('answer') })
};
