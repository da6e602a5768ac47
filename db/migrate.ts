import { createClient, type Client } from '@libsql/client';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DatabaseAddress } from '#lib/server/database-address.ts';
import { isBusy, isConstraint } from '#lib/server/database-errors.ts';
import { makeDatabaseFolder } from '#lib/server/database-file.ts';
import { environment } from '#lib/server/env.ts';
import { MIGRATIONS, readMigrations, type Migration } from './migration-files.ts';

/**
 * Brings a database to the schema of this version and tells which migrations it applied. Each is
 * all or nothing, and claims its name first, so that two processes that start at once apply it once.
 */
export async function migrate(address: DatabaseAddress, folder = MIGRATIONS): Promise<string[]> {
	makeDatabaseFolder(address.url);
	const migrations = await readMigrations(folder);
	const client = createClient({ ...address, concurrency: 1, timeout: 20 });
	try {
		const applied: string[] = [];
		for (const migration of migrations) {
			if (await patiently(client, () => apply(client, migration))) applied.push(migration.name);
		}
		return applied;
	} finally {
		client.close();
	}
}

async function apply(client: Client, migration: Migration): Promise<boolean> {
	const known = await find(client, migration.name);
	if (known !== null) {
		if (known === migration.sha256) return false;
		throw new Error(`Migration ${migration.name} was changed after this database had applied it`);
	}
	const claim = {
		sql: 'INSERT INTO migration (name, sha256, applied_at) VALUES (?, ?, ?)',
		args: [migration.name, migration.sha256, BigInt(Date.now())]
	};
	try {
		await client.migrate([TABLE, claim, ...migration.statements]);
		return true;
	} catch (error) {
		await client.reconnect();
		if (isConstraint(error) && (await find(client, migration.name)) !== null) return false;
		throw error;
	}
}

/** The SHA-256 under which a migration was applied, or null. */
async function find(client: Client, name: string): Promise<string | null> {
	const table = await client.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'");
	if (table.rows.length === 0) return null;
	const { rows } = await client.execute({
		sql: 'SELECT sha256 FROM migration WHERE name = ?',
		args: [name]
	});
	return rows[0] ? String(rows[0].sha256) : null;
}

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
	name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT`;

async function patiently<Result>(client: Client, action: () => Promise<Result>): Promise<Result> {
	for (let patience = 200; ; patience -= 1) {
		try {
			return await action();
		} catch (error) {
			if (!isBusy(error) || patience === 0) throw error;
			await client.reconnect();
			await setTimeout(20 + Math.random() * 30);
		}
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { databaseUrl, databaseAuthToken } = environment();
	try {
		const applied = await migrate({ url: databaseUrl, authToken: databaseAuthToken });
		const what = applied.length === 0 ? 'is up to date' : `applied ${applied.join(', ')}`;
		process.stdout.write(`Database ${what}\n`);
	} catch (error) {
		process.stderr.write(
			`Database not migrated: ${error instanceof Error ? error.message : error}\n`
		);
		process.exitCode = 1;
	}
}
