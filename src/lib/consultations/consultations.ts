/** What a consultation can be about (社区协商意见, 2015): LAW's five kinds. */
export const topics = [
	'public-affairs',
	'disputes',
	'policy',
	'required-by-law',
	'raised-by-participants'
] as const;
export type Topic = (typeof topics)[number];

export function isTopic(id: string): id is Topic {
	return topics.some((topic) => topic === id);
}

/** Who can be asked to take part: the list that a committee ticks. */
export const participants = [
	'party',
	'committee',
	'supervisors',
	'groups',
	'local-employers',
	'social-organisations',
	'owners-committee',
	'property-company',
	'collective-economy',
	'registered-residents',
	'other-residents',
	'social-workers',
	'volunteers',
	'charity',
	'deputies',
	'experts',
	'government',
	'stakeholders'
] as const;
export type Participant = (typeof participants)[number];

export function isParticipant(id: string): id is Participant {
	return participants.some((participant) => participant === id);
}

export type Status = 'draft' | 'published' | 'archived';

/** Where a consultation stands: seen by its committee, by everybody, or kept as a record. */
export function status(
	consultation: { published_at: number | null; archived_at: number | null },
	now: number
): Status {
	if (consultation.archived_at !== null && consultation.archived_at <= now) return 'archived';
	return consultation.published_at !== null && consultation.published_at <= now
		? 'published'
		: 'draft';
}
