import { createClient } from '@libsql/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createWriteDoor } from './write-door.ts';
import { openWritingClient } from './writing-client.ts';

/**
 * Proves, on a throw-away file, that this build of the driver loses nothing it has acknowledged
 * after it met a locked database; some builds do. Throws if it does.
 */
export async function selfTest(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'minyi-self-test-'));
	try {
		await provokeBusy(`file:${join(folder, 'self-test.db')}`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function provokeBusy(url: string): Promise<void> {
	const writer = await openWritingClient({ url });
	const door = createWriteDoor(writer, { statements: 100, lists: 100, age: 5_000 });
	const other = createClient({ url, concurrency: 1 });
	try {
		await door.write([{ sql: 'CREATE TABLE trial (number INTEGER PRIMARY KEY)' }]);
		const insert = (number: number) =>
			door.write([{ sql: 'INSERT INTO trial VALUES (?)', args: [number] }]);
		const lock = await other.transaction('write');
		const waiting = [insert(1), insert(2)];
		await setTimeout(40);
		await lock.rollback();
		await Promise.all(waiting);
		await insert(3);
		const seen = await other.execute('SELECT group_concat(number) FROM trial');
		if (door.stats().busy === 0) throw new Error('The self-test met no locked database');
		if (seen.rows[0]?.[0] !== '1,2,3') {
			throw new Error('The database driver loses what it acknowledges; do not run on it');
		}
	} finally {
		await door.close();
		writer.close();
		other.close();
	}
}
