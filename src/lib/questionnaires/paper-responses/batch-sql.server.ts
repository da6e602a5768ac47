import { sql, type SQL } from 'drizzle-orm';
import type { Pass } from './batch.ts';

/** The condition on a row of `survey` that paper is taken in; `takesPaper` says the same of one that was read. */
export const takesPaperNow = (now: number): SQL => sql`survey.opened_at IS NOT NULL
	AND survey.opens_at <= ${now} AND survey.published_at IS NULL AND survey.discarded_at IS NULL`;

/** The condition on a row of `response_batch` that it is still worked on. */
export const isOpenBatch: SQL = sql`response_batch.closed_at IS NULL
	AND response_batch.discarded_at IS NULL`;

/** The same, and its survey takes paper in. */
export const isTakenIn = (now: number): SQL => sql`${isOpenBatch}
	AND EXISTS (SELECT 1 FROM survey WHERE survey.id = response_batch.survey_id
		AND ${takesPaperNow(now)})`;

/** The columns of one of the two entries. */
export function columnsOf(pass: Pass): { by: SQL; doneAt: SQL; otherBy: SQL } {
	const [own, other] = pass === 1 ? ['first', 'second'] : ['second', 'first'];
	return {
		by: sql.raw(`${own}_by`),
		doneAt: sql.raw(`${own}_done_at`),
		otherBy: sql.raw(`${other}_by`)
	};
}
