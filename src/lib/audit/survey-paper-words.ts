import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of batches of questionnaires on paper. */
export const surveyPaperSentences: Record<string, (say: Words) => string> = {
	'survey_paper.make': ({ subject, count }) =>
		m.audit_survey_paper_make({ subject, papers: count('papers') }),
	'survey_paper.recount': ({ subject, count }) =>
		m.audit_survey_paper_recount({
			subject,
			batch: count('batch'),
			from: count('from'),
			to: count('to')
		}),
	'survey_paper.discard': ({ subject, count, text }) =>
		m.audit_survey_paper_discard({ subject, batch: count('batch'), reason: text('reason') }),
	'survey_paper.finish_entry': ({ subject, count }) =>
		m.audit_survey_paper_finish_entry({ subject, batch: count('batch'), pass: count('pass') }),
	'survey_paper.begin_again': ({ subject, count }) =>
		m.audit_survey_paper_begin_again({ subject, batch: count('batch'), pass: count('pass') }),
	'survey_paper.settle': ({ subject, count }) =>
		m.audit_survey_paper_settle({ subject, batch: count('batch'), count: count('count') }),
	'survey_paper.lay_aside': ({ subject, count }) =>
		m.audit_survey_paper_lay_aside({ subject, batch: count('batch'), count: count('count') }),
	'survey_paper.close': ({ subject, count }) =>
		m.audit_survey_paper_close({
			subject,
			batch: count('batch'),
			papers: count('papers'),
			settled: count('settled')
		}),
	'survey_paper.refuse_second': () => m.audit_survey_paper_refuse_second()
};
