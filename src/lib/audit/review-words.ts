import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of reviews and of those who write them. */
export const reviewSentences: Record<string, (say: Words) => string> = {
	'reviews.seal': () => m.reviews_log_seal(),
	'reviews.amend': ({ text }) => m.reviews_log_amend({ reason: text('reason') }),
	'reviews.decline': ({ text }) => m.reviews_log_decline({ reason: text('reason') }),
	'reviews.declare_interest': ({ text }) => m.reviews_log_interest({ reason: text('reason') })
};
