import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { ballotLine, refusalLine } from '../refuse-cast.server.ts';
import { channels } from '../votes.ts';
import { isOpenBatch } from './batch-sql.server.ts';
import type { Batch } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import { compare, conflicts } from './comparing.server.ts';
import type { Entry } from './typed.ts';

/** What a paper on which the two entries differ was found to say when it was looked at; or that there is none. */
export type Ruling = { row: number; entry: Entry | 'absent' };

/**
 * Settles differences, each by what the paper itself says. A later ruling replaces an earlier one until the batch is
 * closed. Who settled how many is in the log, never what.
 */
export async function settle(
	actor: Actor,
	batch: Batch,
	rulings: readonly Ruling[],
	now: number
): Promise<'settled' | 'nothing' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	const compared = await compare(batch);
	if (!compared) return 'meanwhile';
	const open = new Map(compared.differences.map((one) => [one.row, one]));
	const rows = rulings.flatMap(({ row, entry: said }) => {
		if (!open.has(row)) return [];
		const { choice, invalid } = said === 'absent' ? { choice: null, invalid: false } : said;
		return [[row, choice && JSON.stringify(choice), invalid ? 1 : 0, said === 'absent' ? 1 : 0]];
	});
	if (rows.length === 0) return 'nothing';
	const [changed] = await write([
		sql`UPDATE paper_batch SET version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isOpenBatch}`,
		sql`INSERT INTO paper_entry (batch_id, pass, position, choice, invalid, absent)
			SELECT ${batch.id}, 0, value ->> 0, value ->> 1, value ->> 2, value ->> 3
			FROM json_each(${JSON.stringify(rows)}) WHERE changes() > 0
			ON CONFLICT (batch_id, pass, position) DO UPDATE SET choice = excluded.choice,
				invalid = excluded.invalid, absent = excluded.absent`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.settle',
			detail: { batch: batch.number, count: rows.length }
		})
	]);
	return changed?.rowsAffected ? 'settled' : 'meanwhile';
}

/**
 * Takes the papers of electors out of the batch whose ballot came by another channel meanwhile, or who left the
 * roll: they are laid aside and not counted, there are as many fewer on the table, and the log names both channels.
 */
export async function layAside(
	actor: Actor,
	batch: Batch,
	now: number
): Promise<'laid_aside' | 'nothing' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	const compared = await compare(batch);
	if (!compared) return 'meanwhile';
	const found = await conflicts(vote.id, compared.papers);
	if (found.length === 0) return 'nothing';
	const electors = JSON.stringify(found.map(({ elector_id }) => elector_id));
	const who = { kind: 'person', id: actor.id } as const;
	const [changed] = await write([
		sql`UPDATE paper_batch SET papers = papers - ${found.length}, version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isOpenBatch}`,
		sql`DELETE FROM paper_entry WHERE batch_id = ${batch.id} AND changes() > 0 AND (
			elector_id IN (SELECT value FROM json_each(${electors}))
			OR (pass = 0 AND position IN (SELECT number FROM paper_number
				WHERE elector_id IN (SELECT value FROM json_each(${electors})))))`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.lay_aside',
			detail: { batch: batch.number, count: found.length }
		})
	]);
	if (!changed?.rowsAffected) return 'meanwhile';
	await write(
		found.flatMap(({ elector_id, channel }) => {
			const earlier = channels.find((name) => name === channel);
			const attempt = { vote_id: vote.id, elector_id, channel: 'paper' } as const;
			const line = ballotLine({ elector_id, now }, vote.unit_id, who);
			return earlier ? refusalLine(attempt, line, earlier) : [];
		})
	);
	return 'laid_aside';
}
