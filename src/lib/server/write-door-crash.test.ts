import { createClient } from '@libsql/client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const CHILD = 'src/lib/server/trial/write-until-killed.ts';

test('a server killed ten times in the middle of writing has lost no acknowledged ballot', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'minyi-crash-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const url = `file:${join(folder, 'crash.db')}`;
	const acknowledged: string[] = [];
	for (let run = 0; run < 10; run += 1) {
		acknowledged.push(...(await writeAndKill(url, `run${run}`, 50 + run * 83)));
	}

	const client = createClient({ url });
	const column = async (sql: string) =>
		(await client.execute(sql)).rows.map((row) => String(row[0]));
	expect(await column('PRAGMA integrity_check')).toEqual(['ok']);
	const ballots = await column('SELECT id FROM ballot ORDER BY id');
	expect(await column('SELECT elector FROM mark ORDER BY elector')).toEqual(ballots);
	client.close();

	const stored = new Set(ballots);
	expect(acknowledged.length).toBeGreaterThan(4_000);
	expect(new Set(acknowledged).size).toBe(acknowledged.length);
	expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
}, 60_000);

/** The ballots that a process had acknowledged when it was killed, after `enough` of them. */
async function writeAndKill(url: string, run: string, enough: number): Promise<string[]> {
	const child = spawn(process.execPath, ['--import', 'tsx', CHILD, url, run], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const closed = once(child, 'close');
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
		if (printed.split('\n').length > enough) child.kill('SIGKILL');
	});
	await closed;
	return printed.split('\n').slice(0, -1);
}
