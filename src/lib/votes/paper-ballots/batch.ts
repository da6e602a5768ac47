import { canConfirm, canEdit, type Actor } from '#lib/people/actor.ts';
import type { Vote } from '../votes.ts';

/** Papers in one batch at most: what lies on one table, and is looked through again when something is wrong. */
export const MOST_PAPERS = 2_000;

/** The two entries of a batch, by two people. */
export type Pass = 1 | 2;

/** A heap of paper ballots that is entered, compared and counted as one. */
export type Batch = {
	id: string;
	vote_id: string;
	number: number;
	title: string;
	coded: boolean;
	papers: number;
	version: number;
	created_at: number;
	first_by: string | null;
	first_done_at: number | null;
	second_by: string | null;
	second_done_at: number | null;
	note: string;
	closed_at: number | null;
	settled: number;
	marks: number;
	ballots: number;
	invalid: number;
	blank: number;
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

/**
 * The papers of this vote carry their elector's number: the choice is stored with the elector, or a ballot weighs
 * what its elector owns. Otherwise they are all alike, and who handed one in is marked on the roll.
 */
export function isCoded({ privacy, roll_kind }: Pick<Vote, 'privacy' | 'roll_kind'>): boolean {
	return privacy === 'named' || roll_kind === 'owners';
}

/**
 * A scan may be kept. Not where number and choice stand on one paper and the choice is not to be tied to the
 * elector: everybody at the desk could read from it who chose what.
 */
export function mayKeepScans({ coded }: Batch, { privacy }: Pick<Vote, 'privacy'>): boolean {
	return !coded || privacy === 'named';
}

/** Chair, editor and supervisor of a unit that exists type in ballots: two are needed, and many units have three. */
export function canType(actor: Actor, unitId: string): boolean {
	return canEdit(actor, unitId) || canConfirm(actor, unitId);
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
