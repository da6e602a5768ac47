import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of surveys and their slips. */
export const surveySentences: Record<string, (say: Words) => string> = {
	'surveys.draft': m.surveys_log_draft,
	'surveys.revise': m.surveys_log_revise,
	'surveys.discard': m.surveys_log_discard,
	'surveys.open': ({ subject, text, count }) =>
		text('invited')
			? m.surveys_log_open_roll({ subject, count: count('invited') })
			: m.surveys_log_open({ subject }),
	'surveys.close': ({ subject, text }) => m.surveys_log_close({ subject, reason: text('reason') }),
	'surveys.prolong': ({ subject, text }) =>
		m.surveys_log_prolong({ subject, reason: text('reason') }),
	'surveys.publish': m.surveys_log_publish,
	'surveys.withdraw': ({ subject, text }) =>
		m.surveys_log_withdraw({ subject, reason: text('reason') }),
	'surveys.give': m.surveys_log_give,
	'survey_slips.issue': ({ subject, count, text }) =>
		text('building')
			? m.surveys_log_slips_building({
					subject,
					count: count('count'),
					building: text('building')
				})
			: m.surveys_log_slips({ subject, count: count('count') }),
	'survey_slips.reissue': ({ subject, count, text }) =>
		m.surveys_log_slips_again({ subject, count: count('count'), reason: text('reason') })
};
