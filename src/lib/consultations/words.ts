import { m } from '#i18n/paraglide/messages.js';
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
