import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { isTypedByOne } from './batch.ts';
import { listOfVote } from './batches.server.ts';
import { isOpenBatch } from './batch-sql.server.ts';
import { countMarks } from './marked-doors.server.ts';

/**
 * What a batch comes to. Of an open one `marks` is as of now and nothing else is known; `closedAt` null. `byOne`:
 * one person made both entries.
 */
export type BatchSummary = {
	id: string;
	number: number;
	title: string;
	papers: number;
	marks: number;
	ballots: number;
	invalid: number;
	blank: number;
	settled: number;
	note: string;
	byOne: boolean;
	closedAt: number | null;
};

/** Some batch of the vote is neither closed nor discarded: the vote cannot be counted yet. */
export async function hasOpenBatch(voteId: string): Promise<boolean> {
	const open = await db().all(
		sql`SELECT 1 FROM paper_batch WHERE vote_id = ${voteId} AND ${isOpenBatch} LIMIT 1`
	);
	return open.length > 0;
}

/** The batches of a vote in the order of their numbers; those given up are left out. */
export async function batchSummary(voteId: string): Promise<BatchSummary[]> {
	const batches = (await listOfVote(voteId)).filter(({ discarded_at }) => discarded_at === null);
	return Promise.all(
		batches.map(async (batch) => {
			const { id, number, title, papers, ballots, invalid, blank, settled, note } = batch;
			const closedAt = batch.closed_at;
			const marks = closedAt === null ? await countMarks(id) : batch.marks;
			const byOne = isTypedByOne(batch);
			return {
				id,
				number,
				title,
				papers,
				marks,
				ballots,
				invalid,
				blank,
				settled,
				note,
				byOne,
				closedAt
			};
		})
	);
}
