import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of batches of paper ballots. */
export const paperSentences: Record<string, (say: Words) => string> = {
	'paper.make': ({ subject, count }) => m.audit_paper_make({ subject, papers: count('papers') }),
	'paper.recount': ({ subject, count }) =>
		m.audit_paper_recount({
			subject,
			batch: count('batch'),
			from: count('from'),
			to: count('to')
		}),
	'paper.discard': ({ subject, count, text }) =>
		m.audit_paper_discard({ subject, batch: count('batch'), reason: text('reason') }),
	'paper.finish_entry': ({ subject, count }) =>
		m.audit_paper_finish_entry({ subject, batch: count('batch'), pass: count('pass') }),
	'paper.begin_again': ({ subject, count }) =>
		m.audit_paper_begin_again({ subject, batch: count('batch'), pass: count('pass') }),
	'paper.settle': ({ subject, count }) =>
		m.audit_paper_settle({ subject, batch: count('batch'), count: count('count') }),
	'paper.lay_aside': ({ subject, count }) =>
		m.audit_paper_lay_aside({ subject, batch: count('batch'), count: count('count') }),
	'paper.mark': ({ subject, count }) =>
		m.audit_paper_mark({ subject, batch: count('batch'), count: count('count') }),
	'paper.unmark': ({ count }) => m.audit_paper_unmark({ batch: count('batch') }),
	'paper.close': ({ subject, count }) =>
		m.audit_paper_close({
			subject,
			batch: count('batch'),
			papers: count('papers'),
			marks: count('marks'),
			settled: count('settled')
		}),
	'paper.scan': ({ subject, count, text }) =>
		m.audit_paper_scan({ subject, batch: count('batch'), file: text('file') }),
	'paper.remove_scan': ({ subject, count }) =>
		m.audit_paper_remove_scan({ subject, batch: count('batch') })
};
