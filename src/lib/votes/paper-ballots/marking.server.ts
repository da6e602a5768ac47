import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { ballotLine, refusalLine } from '../refuse-cast.server.ts';
import { channels, type Channel } from '../votes.ts';
import { isOpenBatch, isTakenIn } from './batch-sql.server.ts';
import type { Batch } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';

/** An elector whose paper was not taken, for a ballot came by another way. */
export type Refused = { elector_id: string; channel: Channel };

/**
 * Marks on the roll that these electors have handed in a paper with an uncoded batch. The mark holds from now on, so
 * that nobody can cast by another channel while the paper, which nobody could find again, lies in the heap. Who has
 * cast already is not marked and logged with both channels.
 */
export async function mark(
	actor: Actor,
	batch: Batch,
	electorIds: readonly string[],
	now: number
): Promise<{ marked: number; refused: Refused[] }> {
	const vote = await editable(actor, batch.vote_id);
	if (batch.coded) refuse('invalid', 'coded papers name their electors');
	const wanted = JSON.stringify(electorIds);
	const key = newId();
	const [, marked] = await write([
		sql`INSERT INTO mark (vote_id, elector_id, channel, key)
			SELECT e.vote_id, e.id, 'paper', ${key} FROM json_each(${wanted}) j JOIN elector e ON e.id = j.value
			JOIN paper_batch ON paper_batch.id = ${batch.id}
			WHERE e.vote_id = ${vote.id} AND e.removed_at IS NULL AND ${isTakenIn(now)}
			ON CONFLICT (vote_id, elector_id) DO NOTHING`,
		sql`INSERT INTO paper_mark (batch_id, elector_id)
			SELECT ${batch.id}, elector_id FROM mark WHERE vote_id = ${vote.id} AND key = ${key}
			AND elector_id IN (SELECT value FROM json_each(${wanted}))`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.mark',
			detail: { batch: batch.number, count: electorIds.length }
		}),
		sql`UPDATE paper_batch SET version = version + 1 WHERE id = ${batch.id} AND changes() > 0`
	]);
	const refused = await findRefused(batch, wanted);
	const who = { kind: 'person', id: actor.id } as const;
	await write(
		refused.flatMap(({ elector_id, channel }) => {
			const attempt = { vote_id: vote.id, elector_id, channel: 'paper' } as const;
			return refusalLine(attempt, ballotLine({ elector_id, now }, vote.unit_id, who), channel);
		})
	);
	return { marked: marked?.rowsAffected ?? 0, refused };
}

/** Takes marks back that were set by mistake, while the batch is open. Each is in the log with its elector. */
export async function unmark(
	actor: Actor,
	batch: Batch,
	electorIds: readonly string[],
	now: number
): Promise<void> {
	const vote = await editable(actor, batch.vote_id);
	await write(
		electorIds.flatMap((id) => [
			sql`DELETE FROM paper_mark WHERE batch_id = ${batch.id} AND elector_id = ${id}
				AND EXISTS (SELECT 1 FROM paper_batch WHERE id = ${batch.id} AND ${isOpenBatch})`,
			sql`DELETE FROM mark WHERE vote_id = ${vote.id} AND elector_id = ${id} AND channel = 'paper'
				AND changes() > 0`,
			sql`UPDATE paper_batch SET version = version + 1 WHERE id = ${batch.id} AND changes() > 0`,
			entry({
				...lineOf(actor, vote, now),
				action: 'paper.unmark',
				subject: { kind: 'elector', id },
				detail: { batch: batch.number }
			})
		])
	);
}

async function findRefused(batch: Batch, wanted: string): Promise<Refused[]> {
	const rows = await db().all<{ elector_id: string; channel: string }>(sql`
		SELECT m.elector_id, m.channel FROM json_each(${wanted}) j
		JOIN mark m ON m.vote_id = ${batch.vote_id} AND m.elector_id = j.value
		WHERE NOT EXISTS (SELECT 1 FROM paper_mark p
			WHERE p.batch_id = ${batch.id} AND p.elector_id = m.elector_id)`);
	return rows.flatMap(({ elector_id, channel }) => {
		const known = channels.find((name) => name === channel);
		return known ? [{ elector_id, channel: known }] : [];
	});
}
