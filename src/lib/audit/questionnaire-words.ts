import { m } from '#i18n/paraglide/messages.js';
import type { Words } from './words-of.ts';

/** What the log says of questionnaires as they are written. */
export const questionnaireSentences: Record<string, (say: Words) => string> = {
	'questionnaires.draft': () => m.audit_questionnaires_draft(),
	'questionnaires.copy': () => m.audit_questionnaires_copy(),
	'questionnaires.discard': m.audit_questionnaires_discard,
	'questionnaires.restore': m.audit_questionnaires_restore,
	'questionnaires.publish': ({ subject, text }) =>
		m.audit_questionnaires_publish({ subject, hash: text('sha256').slice(0, 16) }),
	'questionnaires.add_plan': ({ subject, text }) =>
		m.audit_questionnaires_add_plan({ subject, file: text('file') })
};
