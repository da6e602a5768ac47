import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { isOpenBatch } from './batch-sql.server.ts';
import type { Batch } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import type { Ruling } from './compare.ts';
import { compare, type Difference } from './comparing.server.ts';
import { secondResponse } from './typing.server.ts';

/** What the paper of this row was found to say. */
export type RowRuling = { row: number; ruling: Ruling };

/**
 * Settles differences, each by what the paper itself says. A later ruling replaces an earlier one until the batch is
 * closed; of one paper questions may be settled one after another. Who settled how many is in the log, never what.
 */
export async function settle(
	actor: Actor,
	batch: Batch,
	rulings: readonly RowRuling[],
	now: number
): Promise<'settled' | 'nothing' | 'meanwhile'> {
	const survey = await editable(actor, batch.survey_id);
	const compared = await compare(survey, batch);
	if (!compared) return 'meanwhile';
	const open = new Map(compared.differences.map((one) => [one.row, one]));
	const rows = rulings.flatMap(({ row, ruling }) => {
		const difference = open.get(row);
		const whole = difference ? together(difference, ruling) : null;
		return whole ? [[row, JSON.stringify(whole)]] : [];
	});
	if (rows.length === 0) return 'nothing';
	const [changed] = await write([
		sql`UPDATE response_batch SET version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isOpenBatch}`,
		sql`INSERT INTO response_entry (batch_id, pass, position, answers)
			SELECT ${batch.id}, 0, value ->> 0, value ->> 1
			FROM json_each(${JSON.stringify(rows)}) WHERE changes() > 0
			ON CONFLICT (batch_id, pass, position) DO UPDATE SET answers = excluded.answers`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.settle',
			detail: { batch: batch.number, count: rows.length }
		})
	]);
	return changed?.rowsAffected ? 'settled' : 'meanwhile';
}

/**
 * Takes the papers out of the batch whose people have answered by another channel meanwhile: they are laid aside and
 * not taken in, there are as many fewer on the table, and the log names the channel.
 */
export async function layAside(
	actor: Actor,
	batch: Batch,
	now: number
): Promise<'laid_aside' | 'nothing' | 'meanwhile'> {
	const survey = await editable(actor, batch.survey_id);
	const compared = await compare(survey, batch);
	if (!compared) return 'meanwhile';
	const { doubles } = compared;
	if (doubles.length === 0) return 'nothing';
	const ids = JSON.stringify(doubles.map(({ invitee_id }) => invitee_id));
	const [changed] = await write([
		sql`UPDATE response_batch SET papers = papers - ${doubles.length},
			laid_aside = laid_aside + ${doubles.length}, version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isOpenBatch}`,
		sql`DELETE FROM response_entry WHERE batch_id = ${batch.id} AND changes() > 0
			AND invitee_id IN (SELECT value FROM json_each(${ids}))`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.lay_aside',
			detail: { batch: batch.number, count: doubles.length }
		})
	]);
	if (!changed?.rowsAffected) return 'meanwhile';
	await write(doubles.map((holder) => secondResponse(actor, survey, holder, now)));
	return 'laid_aside';
}

/** The ruling with what was settled on this paper before; null where it does not fit the difference. */
function together({ keys, ruling: before }: Difference, ruling: Ruling): Ruling | null {
	if ((keys.length === 0) !== (ruling.found !== 'said')) return null;
	if (ruling.found !== 'said') return ruling;
	const said = { ...(before?.found === 'said' && before.said), ...ruling.said };
	const own = keys.filter((key) => Object.hasOwn(said, key));
	if (own.length === 0) return null;
	return { found: 'said', said: Object.fromEntries(own.map((key) => [key, said[key] ?? null])) };
}
