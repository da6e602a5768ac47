import { createClient } from '@libsql/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { db, openForReading, write } from '#lib/server/db.ts';
import { GENESIS } from './audit.ts';
import * as audit from './audit.server.ts';

const line = (subject: string, unitId = 'u1'): audit.NewEntry => ({
	at: 1_795_382_674_472,
	unitId,
	actor: { kind: 'person', id: 'p1' },
	action: 'votes.open',
	subject: { kind: 'vote', id: subject },
	detail: { title: '加装电梯', heads: 812 }
});
const change = (key: string) => ({
	sql: 'INSERT INTO throttle VALUES (?, 0, 0) ON CONFLICT DO NOTHING',
	args: [key]
});

test('a line is written with the change that it records, and only if that happened', async () => {
	expect(await audit.verify()).toMatchObject({ ok: true, entries: 0, head: { hash: GENESIS } });
	await write([change('one'), audit.entry(line('v1'))]);
	await write([change('one'), audit.entry(line('v2'))]);
	await write([change('one'), audit.entryAlways(line('v3'))]);
	const { entries, hasMore } = await audit.list('u1');
	expect(entries.map((one) => one.subject_id)).toEqual(['v3', 'v1']);
	expect(entries[0]).toMatchObject({ actor_id: 'p1', detail: '{"heads":812,"title":"加装电梯"}' });
	expect(hasMore).toBe(false);
	expect((await audit.list('u2')).entries).toEqual([]);
});

test('a page has fifty lines, and the next one goes on', async () => {
	await write(Array.from({ length: 60 }, (_, place) => audit.entryAlways(line(`${place}`, 'u3'))));
	const first = await audit.list('u3');
	const second = await audit.list('u3', 2);
	expect([first.entries.length, first.hasMore]).toEqual([50, true]);
	expect([second.entries.length, second.hasMore]).toEqual([10, false]);
	expect(second.entries.at(-1)?.subject_id).toBe('0');
});

test('the head covers everything logged so far, and stays part of the chain', async () => {
	const before = await audit.head();
	await write([audit.entryAlways(line('v9'))]);
	const after = await audit.head();
	expect(after.seq).toBe(before.seq + 1);
	expect(await audit.verify({ printed: before.hash })).toMatchObject({ ok: true, head: after });
	expect(await audit.verify({ printed: 'f'.repeat(64) })).toMatchObject({ ok: false });
});

test('sealing at the same moment does not fork the chain', async () => {
	await write(Array.from({ length: 2_500 }, (_, place) => audit.entryAlways(line(`s${place}`))));
	await Promise.all([audit.seal(), audit.seal(), audit.seal()]);
	expect(await audit.verify()).toMatchObject({ ok: true, unsealed: 0 });
});

test('what is logged is sealed soon after its commit, without being asked', async () => {
	const stop = await audit.keepSealed();
	await write([audit.entryAlways(line('soon'))]);
	await expect.poll(unsealed).toBe(0);
	await write([audit.entryAlways(line('late'))]);
	await stop();
	expect(await unsealed()).toBe(0);
});

test.each([
	'UPDATE audit_entry SET detail = 0',
	'DELETE FROM audit_entry',
	'UPDATE audit_link SET hash = 0',
	'DELETE FROM audit_link',
	"INSERT OR REPLACE INTO audit_entry VALUES (1, 0, 'u1', 'system', NULL, 'a', 'b', 'c', '{}')",
	"INSERT OR REPLACE INTO audit_link VALUES (1, 'x', 'y')"
])('%s is refused by the database', async (statement) => {
	await write([audit.entryAlways(line('kept'))]);
	await audit.seal();
	await expect(write([{ sql: statement }])).rejects.toThrow('append-only');
});

test.each([
	['UPDATE audit_entry SET at = at + 1 WHERE seq = 3', 3],
	["UPDATE audit_entry SET actor_id = 'p2' WHERE seq = 1", 1],
	['DELETE FROM audit_entry WHERE seq = 2', 2],
	['DELETE FROM audit_link WHERE seq = 4', 4],
	['UPDATE audit_link SET hash = previous WHERE seq = 5', 5],
	["UPDATE audit_link SET previous = 'x' WHERE seq = 2", 2]
])('in a copy of the file, %s is found', async (tampering, brokenAt) => {
	await write(Array.from({ length: 5 }, () => audit.entryAlways(line('copied'))));
	await audit.seal();
	const url = await copy();
	const honest = await openForReading({ url });
	expect(await audit.verify({ handle: honest.database })).toMatchObject({ ok: true });
	honest.close();
	await tamper(url, tampering);
	const tampered = await openForReading({ url });
	expect(await audit.verify({ handle: tampered.database })).toEqual({ ok: false, brokenAt });
	tampered.close();
});

async function unsealed(): Promise<number> {
	const [row] = await db().all<{ count: number }>(
		sql`SELECT count(*) AS count FROM audit_entry WHERE seq NOT IN (SELECT seq FROM audit_link)`
	);
	return row?.count ?? -1;
}

async function copy(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'minyi-audit-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const [main] = await db().all<{ file: string }>(sql`PRAGMA database_list`);
	const source = createClient({ url: `file:${main?.file}` });
	await source.execute({ sql: 'VACUUM INTO ?', args: [join(folder, 'copy.db')] });
	source.close();
	return `file:${join(folder, 'copy.db')}`;
}

async function tamper(url: string, statement: string): Promise<void> {
	const client = createClient({ url });
	const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
	await client.migrate([...rows.map((row) => `DROP TRIGGER "${row.name}"`), statement]);
	client.close();
}
