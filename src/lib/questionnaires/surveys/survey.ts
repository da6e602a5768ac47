import type { Words } from '../document.ts';

/** Open: anyone with the link. Named: the answers stand with the person. Confidential: mark and answers apart. */
export const accesses = ['open', 'named', 'confidential'] as const;
export type Access = (typeof accesses)[number];

/** A questionnaire put to one community for a time. Times are epoch milliseconds. */
export type Survey = {
	id: string;
	unit_id: string;
	questionnaire_id: string;
	questionnaire_version_id: string;
	/** The version as it was published, counted from 1. */
	questionnaire_number: number;
	consultation_id: string | null;
	step_id: string | null;
	/** The first of the surveys that a unit above gave to several communities at once. */
	round_of: string | null;
	access: Access;
	roll_id: string | null;
	opens_at: number;
	closes_at: number;
	/** Its results are public while it is open. */
	live: boolean;
	created_by: string;
	created_at: number;
	version: number;
	opened_at: number | null;
	opened_by: string | null;
	/** How many were invited; null where it is open to anybody, or not opened yet. */
	invited: number | null;
	closed_at: number | null;
	/** Null with `closed_at` set: the clock closed it. */
	closed_by: string | null;
	published_at: number | null;
	discarded_at: number | null;
	/** Of the questionnaire, as it was published. */
	title: Words;
};

export type Status = 'draft' | 'scheduled' | 'open' | 'closed' | 'discarded';

/** Why a survey was not opened. */
export type NotOpened =
	'no_roll' | 'empty_roll' | 'too_late' | 'already_opened' | 'discarded' | 'edited_meanwhile';

type Dates = Pick<Survey, 'opens_at' | 'closes_at' | 'opened_at' | 'closed_at' | 'discarded_at'>;

/** Where a survey stands; `scheduled`: it was opened, and its time has not come. */
export function status(survey: Dates, now: number): Status {
	if (survey.discarded_at !== null) return 'discarded';
	if (survey.opened_at === null) return 'draft';
	if (survey.closed_at !== null || now >= survey.closes_at) return 'closed';
	return now < survey.opens_at ? 'scheduled' : 'open';
}

/** It takes responses now. */
export function isOpen(survey: Dates, now: number): boolean {
	return status(survey, now) === 'open';
}

/** When it ends, or ended. */
export function endsAt({ closed_at, closes_at }: Dates): number {
	return Math.min(closed_at ?? closes_at, closes_at);
}

/** Everybody may see its results: they were published, or are shown while it runs. */
export function isPublic(survey: Dates & Pick<Survey, 'live' | 'published_at'>, now: number) {
	if (survey.discarded_at !== null || survey.opened_at === null) return false;
	return survey.published_at !== null || (survey.live && status(survey, now) === 'open');
}
