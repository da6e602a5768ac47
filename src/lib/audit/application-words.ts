import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of a unit's own application. */
export const applicationSentences: Record<string, (say: Words) => string> = {
	'applications.begin': () => m.audit_applications_begin(),
	'applications.add_evidence': ({ text }) =>
		m.audit_applications_add_evidence({ kind: kindName(text('kind')) }),
	'applications.remove_evidence': () => m.audit_applications_remove_evidence(),
	'applications.choose_survey': ({ text }) =>
		text('survey') ? m.audit_applications_choose_survey() : m.audit_applications_choose_no_survey(),
	'applications.submit': ({ text }) =>
		m.audit_applications_submit({ hash: text('sha256').slice(0, 16) }),
	'applications.return': ({ text }) => m.audit_applications_return({ reason: text('reason') }),
	'applications.withdraw': ({ text }) => m.audit_applications_withdraw({ reason: text('reason') })
};

const kinds: Record<string, () => string> = {
	file: m.programmes_evidence_file,
	link: m.programmes_evidence_link,
	consultation: m.programmes_evidence_consultation,
	measure: m.programmes_evidence_measure
};
const kindName = (kind: string): string => kinds[kind]?.() ?? kind;
