import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import type { Command } from './command.ts';

/** Copies everything that a restore needs into a new folder, while the server goes on. */
export const backup: Command = {
	name: 'backup',
	usage: 'backup new-folder',
	summary:
		'copies database, files and key into a new folder, and checks the copy; safe while serving',
	async run(args) {
		const [folder, ...rest] = args;
		if (!folder || rest.length > 0) return { code: 2, line: 'Usage: backup new-folder' };
		const { databaseUrl } = environment();
		if (!databaseUrl.startsWith('file:')) {
			return { code: 1, line: 'The database is on a server: back it up there' };
		}
		await mkdir(folder, { mode: 0o700 });
		const copy = join(folder, 'minyi.db');
		await copyDatabase(databaseUrl, copy);
		// After the database: what it names was on disk before it was named.
		await copyData(folder);
		return (await isWhole(copy))
			? { code: 0, line: `Copied to ${folder}, and the copy is whole` }
			: { code: 1, line: `${copy} is damaged: do not rely on it` };
	}
};

/** One state of the database, complete, whatever is being written meanwhile. */
async function copyDatabase(url: string, copy: string): Promise<void> {
	const client = createClient({ url, concurrency: 1, timeout: 5_000 });
	try {
		await client.execute({ sql: 'VACUUM INTO ?', args: [copy] });
	} finally {
		client.close();
	}
}

async function copyData(folder: string): Promise<void> {
	for (const name of ['files', 'secret.key']) {
		await cp(join(environment().dataDir, name), join(folder, name), { recursive: true }).catch(
			(error: NodeJS.ErrnoException) => {
				// No file was ever uploaded, or the key is kept in SECRET.
				if (error.code !== 'ENOENT') throw error;
			}
		);
	}
}

async function isWhole(file: string): Promise<boolean> {
	const { database, close } = await openForReading({ url: `file:${file}` });
	try {
		const [found] = await database.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`);
		return found?.integrity_check === 'ok';
	} finally {
		close();
	}
}
