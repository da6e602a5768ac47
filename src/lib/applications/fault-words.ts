import { m } from '#i18n/paraglide/messages.js';
import type { Scale } from '#lib/programmes/criteria.ts';
import { lettersOf } from './completeness.ts';
import { scaleWords } from './words.ts';

const faults: Record<string, () => string> = {
	no_reason: m.applications_fault_no_reason,
	decided: m.applications_fault_decided,
	not_open: m.applications_fault_not_open,
	not_admitted: m.applications_fault_not_admitted,
	no_number: m.applications_fault_no_number,
	no_such_indicator: m.applications_fault_no_such_indicator,
	edited_meanwhile: m.applications_fault_edited_meanwhile,
	empty: m.applications_file_fault_empty,
	too_large: m.applications_file_fault_too_large,
	wrong_type: m.applications_file_fault_wrong_type,
	broken: m.applications_file_fault_broken,
	quota: m.applications_file_fault_quota,
	no_such_consultation: m.applications_fault_no_such_consultation,
	no_measure: m.applications_fault_no_measure,
	not_a_link: m.applications_fault_not_a_link,
	too_many: m.applications_fault_too_many,
	nothing: m.applications_fault_nothing,
	no_such_survey: m.applications_fault_no_such_survey,
	not_asked: m.applications_fault_not_asked,
	incomplete: m.applications_fault_incomplete,
	changed_meanwhile: m.applications_fault_changed_meanwhile,
	survey_open: m.applications_fault_survey_open,
	survey_working: m.applications_fault_survey_working
};
/** Why something about an application was not done. */
export const faultText = (fault: string): string =>
	Object.hasOwn(faults, fault) ? (faults[fault]?.() ?? fault) : fault;

/** Why a piece of evidence was not added, with the file or the address that it was. */
export function proofFaultText({ fault, what }: { fault: string; what?: string }): string {
	return what ? m.applications_fault_of({ what, fault: faultText(fault) }) : faultText(fault);
}

/** What is wrong with an answer as it is typed, as its indicator asks for it. */
export function answerFaultText(
	fault: string,
	{ scale, longest, narrative }: { scale: Scale; longest: number; narrative: string }
): string {
	if (fault === 'not_on_scale') return m.applications_fault_not_on_scale(scaleWords(scale));
	if (fault === 'too_long') {
		const over = lettersOf(narrative.trim()) - longest;
		return m.applications_fault_too_long({ most: longest, over });
	}
	return faultText(fault);
}

const commentFaults: Record<string, () => string> = {
	empty: m.applications_comment_fault_empty,
	too_long: m.applications_comment_fault_too_long,
	over: m.applications_comment_fault_over
};
/** Why a comment was not added. */
export const commentFaultText = (fault: string): string =>
	commentFaults[fault]?.() ?? faultText(fault);
