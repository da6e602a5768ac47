import { eq, sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { roll, roll_import, roll_import_line } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { columnOf } from '../columns.ts';
import type { Entry, RollKind } from '../kinds.ts';
import { ownersOfSeveral, reduce } from '../reduce.server.ts';
import type { StagedLine, StoredEntry } from './compare.ts';
import { compareInParts } from './comparing.server.ts';
import type { ReadingSummary, Sums } from './imports.ts';
import { startTally } from './tally.ts';

type Target = { importId: string; version: number; kind: RollKind; rollId: string | null };

/** Writes down what a file would do to a roll, line by line and part by part; others are answered in between. */
export async function stage(
	{ importId, version, kind, rollId }: Target,
	{ mapping }: Pick<ReadingSummary, 'mapping'>,
	entries: Entry[],
	onProgress: (fraction: number) => void
): Promise<Sums> {
	const counts = { added: 0, changed: 0, removed: 0, same: 0 };
	const roll_version = rollId === null ? null : await versionOf(rollId);
	const tally = startTally(kind);
	const all = entries.length;
	const next = await reduceAll(entries);
	const mapped = [...columnOf(mapping).keys()];
	let done = 0;
	for await (const lines of compareInParts({ kind, mapped, rollId, next })) {
		await insert(importId, version, done, lines);
		for (const line of lines) {
			counts[line.act] += 1;
			tally.add(line);
		}
		done += lines.length;
		onProgress(done / Math.max(done, all));
	}
	return { ...counts, roll_version, tally: tally.sums() };
}

async function versionOf(rollId: string): Promise<number | null> {
	const [row] = await db().select({ version: roll.version }).from(roll).where(eq(roll.id, rollId));
	return row?.version ?? null;
}

/** Takes the phones out of the entries, and the entries out of their list: 100 000 of them are not held twice. */
async function reduceAll(entries: Entry[]): Promise<StoredEntry[]> {
	const next: StoredEntry[] = [];
	const several = ownersOfSeveral(entries);
	// Ids that follow each other are written several times faster than scattered ones.
	const prefix = newId();
	while (entries.length > 0) {
		for (const entry of entries.splice(0, 1_000)) {
			const id = prefix + next.length.toString(36).padStart(4, '0');
			next.push({ ...reduce(entry, several), id });
		}
		await setImmediate();
	}
	return next;
}

async function insert(
	importId: string,
	version: number,
	from: number,
	lines: StagedLine[]
): Promise<void> {
	const rows = JSON.stringify(lines.map(row));
	await write([
		sql`INSERT INTO ${roll_import_line} (import_id, version, act, position, entry_id, fields, name,
				building, entrance, room, door_order, area, owner_key, developer, phone_last4, phone_hash)
			SELECT ${importId}, ${version}, value->>0, ${from} + key, value->>1, value->>2, value->>3,
				value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, value->>10, value->>11,
				value->>12
			FROM json_each(${rows})
			WHERE EXISTS (SELECT 1 FROM ${roll_import} WHERE id = ${importId} AND version = ${version}
				AND confirmed_at IS NULL AND discarded_at IS NULL)`
	]);
}

function row(line: StagedLine): (string | number)[] {
	const { act, entry_id, fields, name, building, entrance, room, door_order } = line;
	const { area, owner_key, developer, phone_last4, phone_hash } = line;
	const place = [name, building, entrance, room, door_order];
	return [act, entry_id, fields, ...place, area, owner_key, +developer, phone_last4, phone_hash];
}
