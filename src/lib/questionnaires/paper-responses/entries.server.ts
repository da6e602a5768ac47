import { sql, type SQL } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { columnsOf, isOpenBatch } from './batch-sql.server.ts';
import { MOST_PAPERS, type Batch, type Pass } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import type { TypedPaper } from './compare.ts';

/** How far an entry has come; `last` is the highest number of a paper in it. */
export type Progress = { typed: number; last: number };

export async function progress(batchId: string): Promise<Record<Pass, Progress>> {
	const rows = await db().all<Progress & { pass: number }>(sql`
		SELECT pass, count(*) AS typed, max(position) AS last
		FROM response_entry WHERE batch_id = ${batchId} AND pass > 0 GROUP BY pass`);
	const of = (pass: Pass) => rows.find((row) => row.pass === pass) ?? { typed: 0, last: 0 };
	return { 1: of(1), 2: of(2) };
}

/** The papers of one entry in the order of the heap; for whoever makes that entry, until both are finished. */
export function papersOf(batchId: string, pass: Pass): Promise<TypedPaper[]> {
	return select(batchId, pass, sql`1`);
}

/** The paper at this place of one entry, or null. */
export async function paperAt(
	batchId: string,
	pass: Pass,
	position: number
): Promise<TypedPaper | null> {
	const [found] = await select(batchId, pass, sql`position = ${position}`);
	return found ?? null;
}

async function select(batchId: string, pass: Pass, which: SQL): Promise<TypedPaper[]> {
	const rows = await db().all<{ position: number; invitee_id: string | null; answers: string }>(sql`
		SELECT position, invitee_id, answers FROM response_entry
		WHERE batch_id = ${batchId} AND pass = ${pass} AND ${which} ORDER BY position`);
	// It was read by its kinds before it was stored.
	return rows.map(({ answers, ...paper }) => ({ ...paper, answers: JSON.parse(answers) }));
}

/** Says that an entry is complete; it cannot be changed after that, and the two are compared once both are. */
export async function finish(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	now: number
): Promise<'finished' | 'not_yours'> {
	const survey = await editable(actor, batch.survey_id);
	const { by, doneAt } = columnsOf(pass);
	const [changed] = await write([
		sql`UPDATE response_batch SET ${doneAt} = ${now}, version = version + 1
			WHERE id = ${batch.id} AND ${isOpenBatch} AND ${by} = ${actor.id} AND ${doneAt} IS NULL
			AND EXISTS (SELECT 1 FROM response_entry WHERE batch_id = ${batch.id} AND pass = ${pass})`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.finish_entry',
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
	const survey = await editable(actor, batch.survey_id);
	const { by, doneAt } = columnsOf(pass);
	const [changed] = await write([
		sql`UPDATE response_batch SET ${by} = NULL, ${doneAt} = NULL, version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${by} IS NOT NULL AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.begin_again',
			detail: { batch: batch.number, pass }
		}),
		sql`DELETE FROM response_entry
			WHERE batch_id = ${batch.id} AND pass IN (0, ${pass}) AND changes() > 0`
	]);
	return changed?.rowsAffected ? 'begun_again' : 'meanwhile';
}

/** A paper's place in the heap; a few more than there can be, for those typed twice. */
export function isPosition(position: number): boolean {
	return Number.isInteger(position) && position >= 1 && position <= MOST_PAPERS + 100;
}
