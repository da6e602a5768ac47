import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { date } from '#lib/ui/format.ts';
import type { Participant, Status, Topic } from './consultations.ts';

const topicNames: Record<Topic, () => string> = {
	'public-affairs': m.consultations_topic_public_affairs,
	disputes: m.consultations_topic_disputes,
	policy: m.consultations_topic_policy,
	'required-by-law': m.consultations_topic_required_by_law,
	'raised-by-participants': m.consultations_topic_raised_by_participants
};

const participantNames: Record<Participant, () => string> = {
	party: m.consultations_who_party,
	committee: m.consultations_who_committee,
	supervisors: m.consultations_who_supervisors,
	groups: m.consultations_who_groups,
	'local-employers': m.consultations_who_local_employers,
	'social-organisations': m.consultations_who_social_organisations,
	'owners-committee': m.consultations_who_owners_committee,
	'property-company': m.consultations_who_property_company,
	'collective-economy': m.consultations_who_collective_economy,
	'registered-residents': m.consultations_who_registered_residents,
	'other-residents': m.consultations_who_other_residents,
	'social-workers': m.consultations_who_social_workers,
	volunteers: m.consultations_who_volunteers,
	charity: m.consultations_who_charity,
	deputies: m.consultations_who_deputies,
	experts: m.consultations_who_experts,
	government: m.consultations_who_government,
	stakeholders: m.consultations_who_stakeholders
};

const named = (names: Record<string, () => string>, id: string) =>
	Object.hasOwn(names, id) ? names[id]?.() : undefined;

/** The topic as people say it; an unknown id stands for itself. */
export const topicName = (id: string): string => named(topicNames, id) ?? id;

/** Who is concerned, as people say it; an unknown id stands for itself. */
export const participantName = (id: string): string => named(participantNames, id) ?? id;

export function statusName(status: Status): string {
	if (status === 'draft') return m.consultations_status_draft();
	return status === 'archived'
		? m.consultations_status_archived()
		: m.consultations_status_published();
}

const roleNames: Record<string, () => string> = {
	chair: m.consultations_role_chair,
	editor: m.consultations_role_editor,
	supervisor: m.consultations_role_supervisor
};

/** What somebody is at this desk; empty for a role that has no desk. */
export const roleName = (role: string): string => named(roleNames, role) ?? '';

const faults: Record<string, () => string> = {
	title_required: m.consultations_error_title_required,
	title_too_long: m.consultations_error_title_too_long,
	background_too_long: m.consultations_error_background_too_long,
	notice_too_long: m.consultations_error_notice_too_long,
	topic_required: m.consultations_error_topic_required,
	participants_note_too_long: m.consultations_error_participants_note_too_long
};

/** What is wrong with a field of the form, in words that say what to do. */
export function faultText(field: string, reason: string): string {
	if (field === 'participants') return m.consultations_error_participants();
	return named(faults, `${field}_${reason}`) ?? m.consultations_error_other();
}

const attachmentFaults: Record<string, () => string> = {
	none_chosen: m.consultations_attachment_none_chosen,
	empty: m.consultations_attachment_empty,
	too_large: m.consultations_attachment_too_large,
	wrong_type: m.consultations_attachment_wrong_type,
	broken: m.consultations_attachment_broken,
	quota: m.consultations_attachment_quota,
	too_many: m.consultations_attachment_too_many,
	frozen: m.consultations_attachment_frozen
};

/** Why a file was not taken, and what to do. */
export const attachmentFault = (reason: string): string =>
	named(attachmentFaults, reason) ?? m.consultations_error_other();

/** That a file came when votes could have been cast already, and when. */
export const addedLater = (at: number, timeZone: string): string =>
	m.consultations_attachment_late({ date: date(at, getLocale(), timeZone) });

const doneTexts: Record<string, () => string> = {
	saved: m.consultations_saved,
	published: m.consultations_published_now,
	attached: m.consultations_attachment_added,
	detached: m.consultations_attachment_removed
};

/** What was done just now, or nothing to say. */
export const doneText = (done: string | null): string | undefined => named(doneTexts, done ?? '');

/** 860 KB, 2.4 MB. */
export function fileSize(bytes: number): string {
	const kilo = Math.max(1, Math.round(bytes / 1024));
	return kilo < 1024 ? `${kilo} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
