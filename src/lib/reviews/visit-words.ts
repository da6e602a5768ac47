import { m } from '#i18n/paraglide/messages.js';
import type { StoreRefusal } from '#lib/files/files.ts';
import { ATTENDANCE, OVERALL, type Item, type Status } from './visits.ts';

const statusNames: Record<Status, () => string> = {
	planned: m.visits_status_planned,
	reported: m.visits_status_reported,
	replied: m.visits_status_replied,
	cancelled: m.visits_status_cancelled
};
/** Where a visit stands. */
export const visitStatusName = (status: Status): string => statusNames[status]();

export const visitTones: Record<Status, string> = {
	planned: 'dian',
	reported: 'cui',
	replied: 'cui',
	cancelled: ''
};

/** What a part of a visit's report is called. */
export function partName(part: string, checklist: readonly Item[]): string {
	if (part === ATTENDANCE) return m.visits_attendance();
	if (part === OVERALL) return m.visits_overall();
	return checklist.find(({ key }) => key === part)?.question ?? '';
}

const pictureFaults: Record<StoreRefusal | 'closed' | 'no_such_part' | 'too_many', () => string> = {
	empty: m.visits_photo_empty,
	too_large: m.visits_photo_too_large,
	wrong_type: m.visits_photo_wrong_type,
	broken: m.visits_photo_broken,
	quota: m.visits_photo_quota,
	closed: m.visits_fault_closed,
	no_such_part: m.visits_fault_no_such_part,
	too_many: m.visits_photo_too_many
};

const faults: Record<string, () => string> = {
	...pictureFaults,
	not_moment: m.visits_fault_not_moment,
	too_long: m.visits_fault_too_long,
	no_questions: m.visits_fault_no_questions,
	too_many_questions: m.visits_fault_too_many_questions,
	not_all_in: m.visits_fault_not_all_in,
	planned_already: m.visits_fault_planned_already,
	edited_meanwhile: m.visits_fault_edited_meanwhile,
	found_already: m.visits_fault_found_already,
	no_reason: m.visits_fault_no_reason,
	rescored: m.visits_fault_rescored,
	incomplete: m.visits_fault_incomplete,
	changed_meanwhile: m.visits_fault_changed_meanwhile,
	too_early: m.visits_fault_too_early,
	no_words: m.visits_fault_no_words,
	not_reported: m.visits_fault_not_reported,
	already: m.visits_fault_already,
	too_late: m.visits_fault_too_late,
	no_photo: m.visits_fault_no_photo
};
/** Why something was not done at a visit, and what to do about it. */
export function visitFaultText(reason: string): string {
	return (Object.hasOwn(faults, reason) ? faults[reason]?.() : null) ?? m.visits_fault_other();
}
