import { eq, sql } from 'drizzle-orm';
import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { throttle } from '#db/schema.server.ts';
import { databaseFile } from './database-file.ts';
import { db, openDatabase, openForReading, stats, write } from './db.ts';

const row = (key: string) => ({ key, window_start: 1_795_382_674_472, hits: 3 });

test('drizzle builders, templates and plain SQL go through the door and are read back', async () => {
	const [built, template, plain] = await write([
		db().insert(throttle).values(row('built')).returning({ key: throttle.key }),
		sql`UPDATE ${throttle} SET hits = hits + ${1} WHERE ${throttle.key} = ${'built'}`,
		{ sql: 'INSERT INTO throttle SELECT ?, 5, 1 WHERE changes() > 0', args: ['plain'] }
	]);
	expect(built?.rows[0]?.key).toBe('built');
	expect([built, template, plain].map((one) => one?.rowsAffected)).toEqual([1, 1, 1]);
	const found = await db().query.throttle.findFirst({ where: eq(throttle.key, 'built') });
	expect(found).toEqual({ ...row('built'), hits: 4 });
	expect(stats().lists).toBeGreaterThan(0);
});

test('a change through the reading handle fails', async () => {
	const behind = async () => db().insert(throttle).values(row('behind'));
	await expect(behind()).rejects.toMatchObject({
		cause: expect.objectContaining({ code: 'SQLITE_READONLY' })
	});
	await expect(db().transaction(async () => undefined)).rejects.toThrow('only reads');
});

test('foreign keys hold', async () => {
	const orphan = { sql: 'INSERT INTO audit_link (seq, previous, hash) VALUES (99, 0, 0)' };
	await expect(write([orphan])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
});

test('the database is opened once, and another one can be read beside it', async () => {
	await expect(openDatabase({ url: 'file:never.db' })).rejects.toThrow('open already');
	const file = await ownFile();
	copyFileSync(file, `${file}.copy`);
	const copy = await openForReading({ url: `file:${file}.copy` });
	expect(await copy.database.select().from(throttle)).toBeInstanceOf(Array);
	copy.close();
});

test.each([
	['file:data/minyi.db', 'data/minyi.db'],
	['file:///srv/minyi.db', '/srv/minyi.db'],
	['file:/srv/a%20b.db', '/srv/a b.db'],
	['libsql://db.example.org', null]
])('the file of %s is %s', (url, path) => {
	expect(databaseFile(url)).toBe(path);
});

async function ownFile(): Promise<string> {
	const [main] = await db().all<{ file: string }>(sql`PRAGMA database_list`);
	return main?.file ?? '';
}
