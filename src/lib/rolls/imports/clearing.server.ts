import { and, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import { roll_import, roll_import_line } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import * as store from '#lib/files/file-store.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lifetime } from './imports.ts';
import { getOfUnit } from './imports.server.ts';

/** Gives an import up; what it held about people is deleted. */
export async function discard(
	actor: Actor,
	unitId: string,
	importId: string,
	now: number
): Promise<'discarded' | 'already_confirmed'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	const one = await getOfUnit(unitId, importId);
	const [discarded] = await write([
		sql`UPDATE ${roll_import} SET discarded_at = ${now}, discarded_by = ${actor.id}, ${emptied}
			WHERE id = ${importId} AND confirmed_at IS NULL AND discarded_at IS NULL`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'rolls.discard_import',
			subject: { kind: 'roll_import', id: importId },
			detail: { file: one.file_name }
		})
	]);
	await clear(importId);
	if (discarded?.rowsAffected) return 'discarded';
	return (await getOfUnit(unitId, importId)).confirmed_at === null
		? 'discarded'
		: 'already_confirmed';
}

/** What an import says about people, as an assignment: nothing of it outlasts the import. */
export const emptied = sql`reading = NULL, problems = NULL, choice = '{}'`;

/** Deletes the file and the staged lines of an import that is confirmed or discarded. */
export async function clear(importId: string): Promise<void> {
	const over = sql`SELECT id FROM ${roll_import} WHERE id = ${importId}
		AND (confirmed_at IS NOT NULL OR discarded_at IS NOT NULL)`;
	await deleteLines(sql`import_id IN (${over})`);
	const [row] = await db()
		.select({ file_id: roll_import.file_id })
		.from(roll_import)
		.where(sql`${roll_import.id} IN (${over})`);
	if (!row?.file_id) return;
	await store.remove(row.file_id);
	await write([sql`UPDATE ${roll_import} SET file_id = NULL WHERE id IN (${over})`]);
}

/** Deletes staged lines part by part, so that others can write in between. */
export async function deleteLines(which: SQL): Promise<void> {
	const part = 4_000;
	const key = sql`import_id, version, act, position`;
	for (;;) {
		const [deleted] = await write([
			sql`DELETE FROM ${roll_import_line} WHERE (${key}) IN
				(SELECT ${key} FROM ${roll_import_line} WHERE ${which} LIMIT ${part})`
		]);
		if ((deleted?.rowsAffected ?? 0) < part) return;
	}
}

/** Discards the imports that nobody went on with for a day, and clears what a crash left behind. */
export async function sweep(now: number): Promise<void> {
	await write([
		sql`UPDATE ${roll_import} SET discarded_at = ${now}, ${emptied}
			WHERE uploaded_at < ${now - lifetime} AND confirmed_at IS NULL AND discarded_at IS NULL`
	]);
	const left = await db()
		.select({ id: roll_import.id })
		.from(roll_import)
		.where(
			and(
				isNotNull(roll_import.file_id),
				or(isNotNull(roll_import.confirmed_at), isNotNull(roll_import.discarded_at))
			)
		)
		.limit(50);
	for (const { id } of left) await clear(id);
}
