import { sql } from 'drizzle-orm';
import { file, response_draft, response_file, survey } from '#db/schema.server.ts';
import * as bytesOf from '#lib/files/file-store.server.ts';
import { db, write } from '#lib/server/db.ts';
import { log } from '#lib/server/log.ts';

/** A file that was sent a moment ago may be on its way into a draft. */
const GRACE = 60 * 60_000;
const AT_ONCE = 500;

/**
 * Clears away what nobody will send any more: responses that were begun and are old, or whose survey is over, and the
 * files sent for them. Returns how many files went.
 */
export async function sweep(now: number): Promise<number> {
	await write([
		sql`DELETE FROM ${response_draft} WHERE expires_at <= ${now} OR survey_id IN
			(SELECT id FROM ${survey} WHERE closed_at IS NOT NULL OR discarded_at IS NOT NULL)`
	]);
	const left = await db().all<{ id: string }>(sql`
		SELECT r.file_id AS id FROM ${response_file} r JOIN ${file} f ON f.id = r.file_id
		WHERE r.is_kept = 0 AND f.uploaded_at <= ${now - GRACE}
			AND NOT EXISTS (SELECT 1 FROM ${response_draft} d WHERE d.key_hash = r.key_hash) LIMIT ${AT_ONCE}`);
	if (left.length === 0) return 0;
	const ids = sql`(SELECT value FROM json_each(${JSON.stringify(left.map(({ id }) => id))}))`;
	const [, gone] = await write([
		sql`DELETE FROM ${response_file} WHERE is_kept = 0 AND file_id IN ${ids}`,
		sql`DELETE FROM ${file} WHERE id IN ${ids}
			AND NOT EXISTS (SELECT 1 FROM ${response_file} r WHERE r.file_id = ${file.id})
			RETURNING id`
	]);
	const removed = (gone?.rows ?? []).map(({ id }) => String(id));
	await Promise.all(removed.map((id) => bytesOf.remove(id)));
	return removed.length;
}

/** Sweeps now and every hour, until the function that it returns is called. */
export async function keepSwept(): Promise<() => void> {
	await sweep(Date.now());
	const again = () =>
		// What fails now is still there for the next time.
		sweep(Date.now()).catch((error: unknown) => log().error({ err: error }, 'not swept'));
	const timer = setInterval(again, 60 * 60_000);
	timer.unref();
	return () => clearInterval(timer);
}
