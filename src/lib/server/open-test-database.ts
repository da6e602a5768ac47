import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import { closeDatabase, openDatabase } from './db.ts';

/** A migrated database of its own for one test file: a real file, for `:memory:` behaves differently. */
export async function openTestDatabase(): Promise<{
	url: string;
	folder: string;
	close: () => Promise<void>;
}> {
	const folder = await mkdtemp(join(tmpdir(), 'minyi-test-'));
	const file = join(folder, 'test.db');
	await copyFile(await template(), file);
	const url = `file:${file}`;
	await openDatabase({ url });
	const close = async () => {
		await closeDatabase();
		await rm(folder, { recursive: true, force: true });
	};
	return { url, folder, close };
}

/** The empty migrated file that all copies come from, made once for each state of the migrations. */
async function template(): Promise<string> {
	const migrations = await readMigrations();
	const state = createHash('sha256').update(migrations.map((one) => one.sha256).join());
	const file = join(tmpdir(), `minyi-test-template-${state.digest('hex').slice(0, 16)}.db`);
	if (await isThere(file)) return file;
	const draft = `${file}.${randomUUID()}`;
	await migrate({ url: `file:${draft}` });
	await rename(draft, file);
	return file;
}

async function isThere(file: string): Promise<boolean> {
	return stat(file).then(
		() => true,
		() => false
	);
}
