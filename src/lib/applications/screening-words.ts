import { m } from '#i18n/paraglide/messages.js';
import type { Answer, HintName, ScreeningFault } from './eligibility.ts';
import type { ExtensionFault } from './extending.ts';

const answers: Record<Answer, () => string> = {
	yes: m.screening_yes,
	no: m.screening_no,
	na: m.screening_na
};
export const answerName = (answer: Answer): string => answers[answer]();

const hints: Record<HintName, () => string> = {
	admitted: m.screening_hint_name_admitted,
	in_time: m.screening_hint_name_in_time,
	complete: m.screening_hint_name_complete,
	own_figures: m.screening_hint_name_own_figures,
	residents: m.screening_hint_name_residents,
	no_revocation: m.screening_hint_name_no_revocation
};
/** What Minyi can look up for an item. */
export const hintName = (name: HintName): string => hints[name]();

const faults: Record<ScreeningFault['reason'], () => string> = {
	unanswered: m.screening_fault_unanswered,
	no: m.screening_fault_no,
	no_note: m.screening_fault_no_note
};
/** What keeps an item from being met. */
export const itemFault = (reason: ScreeningFault['reason']): string => faults[reason]();

export type Refusal =
	| ExtensionFault
	| 'no_reason'
	| 'no_day'
	| 'not_submitted'
	| 'not_writing'
	| 'edited_meanwhile'
	| 'in_review'
	| 'no_items'
	| 'no_words';

const refusals: Record<Refusal, () => string> = {
	past: m.screening_fault_past,
	not_later: m.screening_fault_not_later,
	after_review: m.screening_fault_after_review,
	no_reason: m.screening_fault_no_reason,
	no_day: m.screening_fault_no_day,
	not_submitted: m.screening_fault_not_submitted,
	not_writing: m.screening_fault_not_writing,
	edited_meanwhile: m.screening_fault_edited_meanwhile,
	in_review: m.screening_fault_in_review,
	no_items: m.screening_fault_no_items,
	no_words: m.screening_fault_no_words
};
/** Why something that was asked for was not done. */
export const refusalText = (reason: Refusal): string => refusals[reason]();
