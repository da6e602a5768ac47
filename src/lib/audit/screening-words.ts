import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of screening, of assigning, and of the exercise before a round. */
export const screeningSentences: Record<string, (say: Words) => string> = {
	'applications.check': () => m.screening_log_check(),
	'applications.admit': () => m.screening_log_admit(),
	'applications.turn_down': ({ text }) => m.screening_log_turn_down({ reason: text('reason') }),
	'applications.reconsider': ({ text }) => m.screening_log_reconsider({ reason: text('reason') }),
	'applications.extend': ({ text }) => m.screening_log_extend({ reason: text('reason') }),
	'applications.revise_checklist': ({ count }) =>
		m.screening_log_revise_checklist({ items: count('items') }),
	'reviews.assign': () => m.assignment_log_assign(),
	'reviews.release': () => m.assignment_log_release(),
	'reviews.lead': () => m.assignment_log_lead(),
	'reviews.keep_sample': () => m.calibration_log_keep(),
	'reviews.open_calibration': () => m.calibration_log_open(),
	'reviews.close_calibration': () => m.calibration_log_close(),
	'reviews.answer_calibration': () => m.calibration_log_answer()
};
