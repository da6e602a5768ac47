import { eq, sql, type SQL } from 'drizzle-orm';
import { roll, roll_import, roll_import_line } from '#db/schema.server.ts';
import { db, write as commit } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { columnOf } from '../columns.ts';
import type { Entry, RollKind } from '../kinds.ts';
import type { Problem } from '../problems.ts';
import type { RollReading } from '../reading/read-roll.ts';
import { reduce } from '../reduce.server.ts';
import { staged as stagedAs, type StagedLine } from './compare.ts';
import { startComparing } from './comparing.server.ts';
import type { Sums } from './imports.ts';
import { startTally } from './tally.ts';

type Target = {
	importId: string;
	version: number;
	kind: RollKind;
	/** The roll that is renewed; null makes a new one. */
	rollId: string | null;
};

type Read = Omit<RollReading, 'entries'>;

export type Staged = { summary: Omit<Read, 'problems'>; problems: Problem[]; sums: Sums };

/** Writes down what a file would do to a roll, line by line, as its entries come in; others are answered in between. */
export function openStage(target: Target) {
	const { rollId } = target;
	const counts = { added: 0, changed: 0, removed: 0, same: 0 };
	const tally = startTally(target.kind);
	// Ids that follow each other are written several times faster than scattered ones.
	const prefix = newId();
	let read: Read | null = null;
	let comparing: Awaited<ReturnType<typeof startComparing>> | null = null;
	let roll_version: number | null = null;
	let taken = 0;
	let staged = 0;

	/** The file was read; its entries follow. */
	async function begin(told: Read): Promise<void> {
		read = told;
		if (rollId === null || told.summary.entries === 0) return;
		const mapped = [...columnOf(told.mapping).keys()];
		roll_version = await versionOf(rollId);
		comparing = await startComparing({ kind: target.kind, mapped });
	}

	async function take(entries: Entry[]): Promise<void> {
		const next = entries.map((entry) => {
			const id = prefix + (taken++).toString(36).padStart(4, '0');
			return { ...reduce(entry), id };
		});
		if (comparing) await comparing.take(next);
		else await write(next.map((line) => stagedAs('added', line)));
	}

	async function write(lines: StagedLine[]): Promise<void> {
		await insert(target, staged, lines);
		for (const line of lines) {
			counts[line.act] += 1;
			tally.add(line);
		}
		staged += lines.length;
	}

	/** All entries were taken: compares them, if there is a roll to compare with. */
	async function finish(onProgress: (fraction: number) => void): Promise<Staged> {
		if (!read) throw new Error('nothing was read');
		if (comparing && rollId !== null) {
			for await (const lines of comparing.answer(rollId)) {
				await write(lines);
				onProgress(Math.min(1, staged / taken));
			}
		}
		const { problems, ...summary } = read;
		const sums = { ...counts, roll_version, tally: tally.sums() };
		return { summary, problems, sums };
	}

	return { begin, take, finish, end: async () => void (await comparing?.end()) };
}

async function versionOf(rollId: string): Promise<number | null> {
	const [row] = await db().select({ version: roll.version }).from(roll).where(eq(roll.id, rollId));
	return row?.version ?? null;
}

/** Lines in one statement: texts longer than this live in memory until the next great clean-up. */
const few = 150;

async function insert(target: Target, from: number, lines: StagedLine[]): Promise<void> {
	const statements = [];
	for (let at = 0; at < lines.length; at += few) {
		statements.push(statement(target, from + at, lines.slice(at, at + few)));
	}
	await commit(statements);
}

function statement({ importId, version }: Target, from: number, lines: StagedLine[]): SQL {
	const rows = JSON.stringify(lines.map(row));
	return sql`INSERT INTO ${roll_import_line} (import_id, version, act, position, entry_id, fields, name,
			building, entrance, room, door_order, area, owner_key, developer, phone_last4, phone_hash)
		SELECT ${importId}, ${version}, value->>0, ${from} + key, value->>1, value->>2, value->>3,
			value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, value->>10, value->>11,
			value->>12
		FROM json_each(${rows})
		WHERE EXISTS (SELECT 1 FROM ${roll_import} WHERE id = ${importId} AND version = ${version}
			AND confirmed_at IS NULL AND discarded_at IS NULL)`;
}

function row(line: StagedLine): (string | number)[] {
	const { act, entry_id, fields, name, building, entrance, room, door_order } = line;
	const { area, owner_key, developer, phone_last4, phone_hash } = line;
	const place = [name, building, entrance, room, door_order];
	return [act, entry_id, fields, ...place, area, owner_key, +developer, phone_last4, phone_hash];
}
