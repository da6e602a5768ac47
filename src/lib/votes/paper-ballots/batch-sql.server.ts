import { sql, type SQL } from 'drizzle-orm';
import type { Pass } from './batch.ts';

/**
 * The condition on a row of `vote` that paper ballots of it are taken in: from its opening until people close it,
 * for what was handed in before the end is entered after it.
 */
export const takesPaper = (now: number): SQL => sql`vote.opened_at IS NOT NULL
	AND vote.opens_at <= ${now} AND vote.closed_by IS NULL AND vote.cancelled_at IS NULL
	AND vote.discarded_at IS NULL
	AND EXISTS (SELECT 1 FROM json_each(vote.channels) WHERE value = 'paper')
	AND NOT EXISTS (SELECT 1 FROM vote_count WHERE vote_count.vote_id = vote.id)`;

/** The condition on a row of `paper_batch` that it is still worked on. */
export const isOpenBatch: SQL = sql`paper_batch.closed_at IS NULL AND paper_batch.discarded_at IS NULL`;

/** The same, and its vote takes paper ballots in. */
export const isTakenIn = (now: number): SQL => sql`${isOpenBatch}
	AND EXISTS (SELECT 1 FROM vote WHERE vote.id = paper_batch.vote_id AND ${takesPaper(now)})`;

/** The columns of one of the two entries. */
export function columnsOf(pass: Pass): { by: SQL; doneAt: SQL; otherBy: SQL } {
	const [own, other] = pass === 1 ? ['first', 'second'] : ['second', 'first'];
	return {
		by: sql.raw(`${own}_by`),
		doneAt: sql.raw(`${own}_done_at`),
		otherBy: sql.raw(`${other}_by`)
	};
}
