import { and, asc, eq, sql } from 'drizzle-orm';
import { paper_batch } from '#db/schema.server.ts';
import { entry, type NewEntry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get as getVote } from '../votes.server.ts';
import type { Vote } from '../votes.ts';
import { isOpenBatch, takesPaper } from './batch-sql.server.ts';
import { isCoded, MOST_PAPERS, type Batch } from './batch.ts';

export type NewBatch = { key: string; title: string; papers: number };

/** The batches of a vote in the order of their numbers, the discarded ones too. */
export function listOfVote(voteId: string): Promise<Batch[]> {
	return db()
		.select()
		.from(paper_batch)
		.where(eq(paper_batch.vote_id, voteId))
		.orderBy(asc(paper_batch.number));
}

/** The batch of this vote, or 404. */
export async function get(voteId: string, batchId: string): Promise<Batch> {
	const [found] = await db()
		.select()
		.from(paper_batch)
		.where(and(eq(paper_batch.id, batchId), eq(paper_batch.vote_id, voteId)));
	return found ?? refuse('not_found', `no batch ${batchId} of this vote`);
}

/** Makes a batch of so many papers, from the opening of the vote until people close it; sent again, it is one. */
export async function make(
	actor: Actor,
	voteId: string,
	{ key, title, papers }: NewBatch,
	now: number
): Promise<{ id: string } | 'papers' | 'not_taken'> {
	const vote = await editable(actor, voteId);
	if (!isNumberOfPapers(papers)) return 'papers';
	const id = newId();
	await write([
		sql`INSERT INTO paper_batch (id, form_key, vote_id, number, title, coded, papers, created_by, created_at)
			SELECT ${id}, ${key}, vote.id,
				(SELECT coalesce(max(number), 0) + 1 FROM paper_batch WHERE vote_id = vote.id),
				${title.trim().slice(0, 60)}, ${isCoded(vote)}, ${papers}, ${actor.id}, ${now}
			FROM vote WHERE vote.id = ${voteId} AND ${takesPaper(now)}
			ON CONFLICT (form_key) DO NOTHING`,
		entry({ ...lineOf(actor, vote, now), action: 'paper.make', detail: { papers } })
	]);
	const [made] = await db()
		.select({ id: paper_batch.id })
		.from(paper_batch)
		.where(and(eq(paper_batch.form_key, key), eq(paper_batch.vote_id, voteId)));
	return made ?? 'not_taken';
}

/** The papers on the table were counted again, and there are so many. */
export async function recount(
	actor: Actor,
	batch: Batch,
	papers: number,
	now: number
): Promise<'recounted' | 'papers' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	if (!isNumberOfPapers(papers)) return 'papers';
	const { id, number, version, papers: before } = batch;
	const [changed] = await write([
		sql`UPDATE paper_batch SET papers = ${papers}, version = version + 1
			WHERE id = ${id} AND version = ${version} AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.recount',
			detail: { batch: number, from: before, to: papers }
		})
	]);
	return changed?.rowsAffected ? 'recounted' : 'meanwhile';
}

/**
 * Gives a batch up with a reason: what was typed is deleted, and who was marked with it has not cast. Its number is
 * not given again.
 */
export async function discard(
	actor: Actor,
	batch: Batch,
	reason: string,
	now: number
): Promise<'discarded' | 'no_reason' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	const why = reason.trim().slice(0, 300);
	if (why === '') return 'no_reason';
	const { id, number, papers } = batch;
	const gone = sql`EXISTS (SELECT 1 FROM paper_batch WHERE id = ${id} AND discarded_at IS NOT NULL)`;
	const [changed] = await write([
		sql`UPDATE paper_batch SET discarded_at = ${now}, discarded_by = ${actor.id},
			discard_reason = ${why}, version = version + 1 WHERE id = ${id} AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.discard',
			detail: { batch: number, papers, reason: why }
		}),
		sql`DELETE FROM mark WHERE vote_id = ${batch.vote_id} AND channel = 'paper' AND elector_id IN
			(SELECT elector_id FROM paper_mark WHERE batch_id = ${id}) AND ${gone}`,
		sql`DELETE FROM paper_mark WHERE batch_id = ${id} AND ${gone}`,
		sql`DELETE FROM paper_entry WHERE batch_id = ${id} AND ${gone}`
	]);
	return changed?.rowsAffected ? 'discarded' : 'meanwhile';
}

/** The vote, if this person prepares ballots of it. */
export async function editable(actor: Actor, voteId: string): Promise<Vote> {
	const vote = await getVote(voteId);
	if (!canEdit(actor, vote.unit_id)) refuse('forbidden', 'batches are made by chair and editors');
	return vote;
}

/** A line of the log about the vote that the batch is of. */
export function lineOf(actor: Actor, vote: Vote, at: number): Omit<NewEntry, 'action'> {
	const who = { kind: 'person', id: actor.id } as const;
	return { at, unitId: vote.unit_id, actor: who, subject: { kind: 'vote', id: vote.id } };
}

function isNumberOfPapers(papers: number): boolean {
	return Number.isInteger(papers) && papers >= 1 && papers <= MOST_PAPERS;
}
