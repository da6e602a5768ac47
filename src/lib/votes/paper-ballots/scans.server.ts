import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { file, paper_scan } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import * as files from '#lib/files/files.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { editable, lineOf } from './batches.server.ts';
import { mayKeepScans, type Batch } from './batch.ts';

/** Scans of one batch at most. */
const MOST_SCANS = 100;

/** The scans and photos of a batch, for the desk alone. */
export function list(batchId: string) {
	return db()
		.select({ id: file.id, name: file.name, size: file.size })
		.from(paper_scan)
		.innerJoin(file, eq(file.id, paper_scan.file_id))
		.where(and(eq(paper_scan.batch_id, batchId), isNull(file.removed_at)))
		.orderBy(asc(file.uploaded_at), asc(file.id));
}

/** Keeps a scan or photo with a batch that was not given up, closed or not. */
export async function add(
	actor: Actor,
	batch: Batch,
	upload: File,
	now: number
): Promise<'added' | 'not_kept' | StoreRefusal> {
	const vote = await editable(actor, batch.vote_id);
	if (!mayKeepScans(batch, vote)) refuse('conflict', 'a scan would tie choices to electors');
	const kept = await files.store(actor, vote.unit_id, upload, now);
	if ('refused' in kept) return kept.refused;
	const [added] = await write([
		sql`INSERT INTO paper_scan (batch_id, file_id) SELECT id, ${kept.id} FROM paper_batch
			WHERE id = ${batch.id} AND discarded_at IS NULL
			AND (SELECT count(*) FROM paper_scan WHERE batch_id = ${batch.id}) < ${MOST_SCANS}`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.scan',
			detail: { batch: batch.number, file: kept.name }
		}),
		sql`UPDATE file SET removed_at = ${now} WHERE id = ${kept.id}
			AND NOT EXISTS (SELECT 1 FROM paper_scan WHERE file_id = ${kept.id})`
	]);
	return added?.rowsAffected ? 'added' : 'not_kept';
}

/** Removes a scan while its batch is open. */
export async function remove(
	actor: Actor,
	batch: Batch,
	fileId: string,
	now: number
): Promise<'removed' | 'meanwhile'> {
	const vote = await editable(actor, batch.vote_id);
	const [removed] = await write([
		sql`DELETE FROM paper_scan WHERE batch_id = ${batch.id} AND file_id = ${fileId} AND EXISTS
			(SELECT 1 FROM paper_batch WHERE id = ${batch.id} AND closed_at IS NULL)`,
		sql`UPDATE file SET removed_at = ${now} WHERE id = ${fileId} AND changes() > 0`,
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.remove_scan',
			detail: { batch: batch.number, file: fileId }
		})
	]);
	return removed?.rowsAffected ? 'removed' : 'meanwhile';
}
