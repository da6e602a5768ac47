import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** One step of the schema: the SQL of a file in `db/migrations`, and its SHA-256. */
export type Migration = { name: string; statements: string[]; sha256: string };

/** The folder of the migrations; the server, the commands and the tests all run in the project's root. */
export const MIGRATIONS = resolve('db/migrations');

/** The migrations in the order of their journal. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
	const journal: unknown = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'));
	return Promise.all(namesIn(journal).map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
	const text = await readFile(join(folder, `${name}.sql`), 'utf8');
	return {
		name,
		statements: text.split('--> statement-breakpoint').filter((sql) => sql.trim() !== ''),
		sha256: createHash('sha256').update(text).digest('hex')
	};
}

function namesIn(journal: unknown): string[] {
	if (typeof journal === 'object' && journal !== null && 'entries' in journal) {
		const { entries } = journal;
		if (Array.isArray(entries)) return entries.map((entry) => String(entry.tag));
	}
	throw new Error('db/migrations/meta/_journal.json is not a journal of migrations');
}
