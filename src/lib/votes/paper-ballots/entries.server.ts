import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get as getVote } from '../votes.server.ts';
import type { Vote } from '../votes.ts';
import { columnsOf, isOpenBatch } from './batch-sql.server.ts';
import { canType, MOST_PAPERS, type Batch, type Pass } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';

/** Says that an entry is complete; it cannot be changed after that, and the two are compared once both are. */
export async function finish(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	now: number
): Promise<'finished' | 'not_yours'> {
	const vote = await typable(actor, batch.vote_id);
	const { by, doneAt } = columnsOf(pass);
	const [changed] = await write([
		sql`UPDATE paper_batch SET ${doneAt} = ${now}, version = version + 1
			WHERE id = ${batch.id} AND ${isOpenBatch} AND ${by} = ${actor.id} AND ${doneAt} IS NULL
			AND EXISTS (SELECT 1 FROM paper_entry WHERE batch_id = ${batch.id} AND pass = ${pass})`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.finish_entry',
			detail: { batch: batch.number, pass }
		})
	]);
	return changed?.rowsAffected ? 'finished' : 'not_yours';
}

/** Throws one of the two entries away, so that it is typed again, by the same or by another person. */
export async function beginAgain(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	now: number
): Promise<'begun_again' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	const { by, doneAt } = columnsOf(pass);
	const [changed] = await write([
		sql`UPDATE paper_batch SET ${by} = NULL, ${doneAt} = NULL, version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${by} IS NOT NULL AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.begin_again',
			detail: { batch: batch.number, pass }
		}),
		sql`DELETE FROM paper_entry WHERE batch_id = ${batch.id} AND pass IN (0, ${pass}) AND changes() > 0`
	]);
	return changed?.rowsAffected ? 'begun_again' : 'meanwhile';
}

/** The vote, if this person types in ballots of it. */
export async function typable(actor: Actor, voteId: string): Promise<Vote> {
	const vote = await getVote(voteId);
	if (!canType(actor, vote.unit_id)) refuse('forbidden', 'ballots are typed in by the desk alone');
	return vote;
}

/** A paper's place in the heap; a few more than there can be, for those typed twice. */
export function isPosition(position: number): boolean {
	return Number.isInteger(position) && position >= 1 && position <= MOST_PAPERS + 200;
}
