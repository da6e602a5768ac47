import { and, eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { roll_import } from '#db/schema.server.ts';
import * as store from '#lib/files/file-store.server.ts';
import { db, write } from '#lib/server/db.ts';
import { log } from '#lib/server/log.ts';
import type { Choice } from '../columns.ts';
import { countBySeverity } from '../problems.ts';
import { readInParts } from '../read-file.server.ts';
import { deleteLines } from './clearing.server.ts';
import { type Failure, mostBytes, type ReadingSummary } from './imports.ts';
import { openStage, type Staged } from './staging.server.ts';

/** Starts to read an import and does not wait for it; the page asks how far it is. */
export function begin(importId: string, version: number): void {
	void read(importId, version);
}

/** Reads the file of an import as it was last chosen to be read, checks it, and stages what it would do. */
export async function read(importId: string, version: number): Promise<void> {
	const heart = beat(importId, version);
	try {
		await readAndStage(importId, version, heart.progress);
	} catch (error) {
		log().error({ err: error, importId }, 'an import could not be read');
		await fail(importId, version, 'failed').catch(() => {});
	} finally {
		heart.stop();
	}
}

async function readAndStage(
	importId: string,
	version: number,
	onProgress: (fraction: number) => void
): Promise<void> {
	const [one] = await db()
		.select()
		.from(roll_import)
		.where(and(eq(roll_import.id, importId), eq(roll_import.version, version)));
	if (!one?.file_id) return;
	const bytes = await store.get(one.file_id);
	const sum = createHash('sha256').update(bytes).digest('hex');
	if (sum !== one.sha256) throw new Error('the stored file is not the one that was uploaded');
	const rollId = one.renews ? one.roll_id : null;
	const compares = rollId === null ? 0 : 0.4;
	const stage = openStage({ importId, version, kind: one.kind, rollId });
	try {
		const refused = await readInParts(
			bytes,
			{ kind: one.kind, choice: one.choice as Choice, limits: { bytes: mostBytes } },
			{
				read: stage.begin,
				part: stage.take,
				progress: (fraction) => onProgress(fraction * (1 - compares))
			}
		);
		if (refused) return await fail(importId, version, refused);
		const staged = await stage.finish((fraction) => onProgress(1 - compares + fraction * compares));
		await finish(importId, version, staged);
	} finally {
		await stage.end();
	}
	await deleteLines(sql`import_id = ${importId} AND version < ${version}`);
}

async function finish(
	importId: string,
	version: number,
	{ summary, problems, sums }: Staged
): Promise<void> {
	const { added, changed, removed, same, roll_version, tally } = sums;
	const reading: ReadingSummary = { ...summary, tally };
	await write([
		sql`UPDATE ${roll_import} SET read_version = ${version}, failure = NULL, progress = 100,
				reading = ${JSON.stringify(reading)}, problems = ${JSON.stringify(problems)},
				errors = ${countBySeverity(summary.counts).error}, roll_version = ${roll_version},
				added = ${added}, changed = ${changed}, removed = ${removed}, same = ${same}
			WHERE ${stillWanted(importId, version)}`
	]);
}

async function fail(importId: string, version: number, failure: Failure): Promise<void> {
	await write([
		sql`UPDATE ${roll_import} SET read_version = ${version}, failure = ${failure},
				reading = NULL, problems = NULL, errors = 0, added = 0, changed = 0, removed = 0, same = 0
			WHERE ${stillWanted(importId, version)}`
	]);
}

/** Nobody chose otherwise, confirmed or discarded while the file was read. */
const stillWanted = (importId: string, version: number) =>
	sql`id = ${importId} AND version = ${version} AND confirmed_at IS NULL AND discarded_at IS NULL`;

/** Tells the pages every second how far the reading is, and that it goes on. */
function beat(importId: string, version: number) {
	let fraction = 0;
	const timer = setInterval(() => {
		write([
			sql`UPDATE ${roll_import} SET progress = ${Math.floor(fraction * 100)}, progress_at = ${Date.now()}
				WHERE ${stillWanted(importId, version)}`
		]).catch((error) => log().warn({ err: error, importId }, 'progress was not told'));
	}, 1_000);
	return {
		progress: (reached: number) => void (fraction = Math.max(fraction, reached)),
		stop: () => clearInterval(timer)
	};
}
