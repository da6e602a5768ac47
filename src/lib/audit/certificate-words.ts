import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of designations, their certificates and what became of them. */
export const certificateSentences: Record<string, (say: Words) => string> = {
	'certificates.designate': ({ text, count }) =>
		m.certificates_log_designate({ name: text('name'), count: count('designated') }),
	'certificates.issue': ({ text }) =>
		m.certificates_log_issue({ number: text('number'), holder: text('holder') }),
	'certificates.revoke': ({ text }) => m.certificates_log_revoke({ reason: text('reason') }),
	'certificates.recheck': ({ text }) => m.certificates_log_recheck({ reason: text('reason') }),
	'certificates.state': () => m.certificates_log_state()
};
