import { createClient } from '@libsql/client';
import { spawnSync } from 'node:child_process';
import { cpSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS, readMigrations } from './migration-files.ts';

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'minyi-migrate-'));
	onTestFinished(() => rmSync(path, { recursive: true }));
	return path;
}

test('all migrations are applied in order, once', async () => {
	const url = `file:${join(folder(), 'deep/new.db')}`;
	const names = (await readMigrations()).map((one) => one.name);
	expect(await migrate({ url })).toEqual(names);
	expect(await migrate({ url })).toEqual([]);
});

test('two that start at the same moment apply each migration once', async () => {
	const url = `file:${join(folder(), 'new.db')}`;
	const applied = await Promise.all([migrate({ url }), migrate({ url }), migrate({ url })]);
	expect(applied.flat().toSorted()).toEqual((await readMigrations()).map((one) => one.name));
	const client = createClient({ url });
	expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
	client.close();
});

test('a migration that fails leaves nothing of itself', async () => {
	const migrations = join(folder(), 'migrations');
	cpSync(MIGRATIONS, migrations, { recursive: true });
	const last = (await readMigrations()).at(-1)?.name ?? '';
	appendFileSync(join(migrations, `${last}.sql`), '--> statement-breakpoint\nNONSENSE;');
	const url = `file:${join(folder(), 'new.db')}`;
	await expect(migrate({ url }, migrations)).rejects.toThrow('NONSENSE');
	expect(await migrate({ url })).toEqual([last]);
	await expect(migrate({ url }, migrations)).rejects.toThrow('was changed after');
});

test('the command prints one line', () => {
	const run = () =>
		spawnSync(process.execPath, ['--import', 'tsx', 'db/migrate.ts'], {
			env: { ...process.env, DATA_DIR: data, DATABASE_URL: '' },
			encoding: 'utf8'
		});
	const data = folder();
	expect(run().stdout).toMatch(/^Database applied 0000_first.*\n$/);
	expect(run().stdout).toBe('Database is up to date\n');
});
