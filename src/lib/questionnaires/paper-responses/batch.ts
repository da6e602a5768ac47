import type { Access, Survey } from '../surveys/survey.ts';

/** Papers in one batch at most: what lies on one table, and is looked through again when something is wrong. */
export const MOST_PAPERS = 200;

/** The two entries of a batch, by two people. */
export type Pass = 1 | 2;

/** A heap of questionnaires on paper that is entered, compared and taken in as one. */
export type Batch = {
	id: string;
	survey_id: string;
	number: number;
	papers: number;
	version: number;
	created_at: number;
	first_by: string | null;
	first_done_at: number | null;
	second_by: string | null;
	second_done_at: number | null;
	settled: number;
	closed_at: number | null;
	responses: number;
	laid_aside: number;
	discarded_at: number | null;
	discard_reason: string;
};

/** Where a batch stands: a function of its dates. */
export type BatchState = 'entering' | 'comparing' | 'closed' | 'discarded';

export function stateOf(batch: Batch): BatchState {
	if (batch.discarded_at !== null) return 'discarded';
	if (batch.closed_at !== null) return 'closed';
	return batch.first_done_at !== null && batch.second_done_at !== null ? 'comparing' : 'entering';
}

/** Each paper is somebody's who was invited, and carries a code; open surveys have none. */
export function isCoded({ access }: { access: Access }): boolean {
	return access !== 'open';
}

/**
 * Paper is taken in from the opening until the results are published: what was handed in before the end is entered
 * after it, and what everybody has seen does not change unnoticed.
 */
export function takesPaper(
	survey: Pick<Survey, 'opened_at' | 'opens_at' | 'published_at' | 'discarded_at'>,
	now: number
): boolean {
	return (
		survey.opened_at !== null &&
		survey.opens_at <= now &&
		survey.published_at === null &&
		survey.discarded_at === null
	);
}

/** Who typed one of the two entries, and when it was finished. */
export function passOf(batch: Batch, pass: Pass): { by: string | null; doneAt: number | null } {
	return pass === 1
		? { by: batch.first_by, doneAt: batch.first_done_at }
		: { by: batch.second_by, doneAt: batch.second_done_at };
}

/** Whether a person may type this entry now. `other_pass`: the two entries are made by two people. */
export type MayType = 'yes' | 'taken' | 'other_pass' | 'done' | 'over';

export function mayType(batch: Batch, pass: Pass, personId: string, twoPerson: boolean): MayType {
	const { by, doneAt } = passOf(batch, pass);
	if (batch.closed_at !== null || batch.discarded_at !== null) return 'over';
	if (doneAt !== null) return 'done';
	if (by !== null) return by === personId ? 'yes' : 'taken';
	const other = passOf(batch, pass === 1 ? 2 : 1);
	return twoPerson && other.by === personId ? 'other_pass' : 'yes';
}

/** One person made both entries, which a unit may allow; whatever it comes to says so. */
export function isTypedByOne({ first_by, second_by }: Batch): boolean {
	return first_by !== null && first_by === second_by;
}
