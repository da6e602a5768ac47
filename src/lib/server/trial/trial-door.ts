import { createClient, type Client } from '@libsql/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWriteDoor, type DoorLimits, type WriteDoor } from '../write-door.ts';
import { openWritingClient } from '../writing-client.ts';

export type Trial = { door: WriteDoor; other: Client; url: string; end: () => Promise<void> };

export const TRIAL_TABLES = [
	'CREATE TABLE IF NOT EXISTS mark (elector TEXT PRIMARY KEY) STRICT, WITHOUT ROWID',
	'CREATE TABLE IF NOT EXISTS ballot (id TEXT PRIMARY KEY, choice TEXT NOT NULL) STRICT, WITHOUT ROWID'
].map((sql) => ({ sql }));

/** A door on a throw-away file with a mark and a ballot table; `other` looks at it from outside. */
export async function openTrial(limits: Partial<DoorLimits> = {}): Promise<Trial> {
	const folder = mkdtempSync(join(tmpdir(), 'minyi-trial-'));
	const url = `file:${join(folder, 'trial.db')}`;
	const writer = await openWritingClient({ url });
	const door = createWriteDoor(writer, { statements: 1_000, lists: 5_000, age: 10_000, ...limits });
	await door.write(TRIAL_TABLES);
	const other = createClient({ url, concurrency: 1 });
	const end = async () => {
		await door.close();
		writer.close();
		other.close();
		rmSync(folder, { recursive: true });
	};
	return { door, other, url, end };
}

/** As a ballot is cast: the elector is marked, and the ballot counts only if the mark is new. */
export function castList(elector: string, ballot: string, choice = 'for') {
	return [
		{
			sql: 'INSERT INTO mark VALUES (?) ON CONFLICT DO NOTHING RETURNING elector',
			args: [elector]
		},
		{ sql: 'INSERT INTO ballot SELECT ?, ? WHERE changes() > 0', args: [ballot, choice] }
	];
}

/** The number that a query gives, as another process would see it. */
export async function number(client: Client, sql: string): Promise<number> {
	return Number((await client.execute(sql)).rows[0]?.[0]);
}
