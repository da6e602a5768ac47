import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#db/migrate.ts';

/** Runs a command on a new database. */
async function admin(...args: string[]) {
	const data = mkdtempSync(join(tmpdir(), 'minyi-admin-'));
	onTestFinished(() => rmSync(data, { recursive: true }));
	await migrate({ url: `file:${join(data, 'minyi.db')}` });
	return spawnSync(process.execPath, ['--import', 'tsx', 'bin/admin.ts', ...args], {
		env: { ...process.env, DATA_DIR: data, DATABASE_URL: '' },
		encoding: 'utf8'
	});
}

test('verify-audit finds a new log whole', async () => {
	const { status, stdout } = await admin('verify-audit');
	expect([status, stdout]).toEqual([0, expect.stringMatching(/^The audit log is whole: 0 lines/)]);
});

test('verify-audit misses a printed head that is not in the log', async () => {
	const { status, stderr } = await admin('verify-audit', 'a'.repeat(64));
	expect([status, stderr]).toEqual([1, expect.stringContaining('broken')]);
});

test('create-administrator prints a link on an empty installation', async () => {
	const who = ['--email', 'he@example.org', '--name', '何静'];
	const { status, stdout } = await admin('create-administrator', ...who);
	expect([status, stdout]).toEqual([
		0,
		expect.stringMatching(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}\n$/)
	]);
	expect(await admin('create-administrator', '--email', 'nobody')).toMatchObject({ status: 2 });
});

test('recover knows only people who can sign in', async () => {
	expect(await admin('recover', '--email', 'nobody@example.org')).toMatchObject({
		status: 1,
		stderr: expect.stringContaining('Nobody')
	});
});

test('a wrong use is said, and ends with 2', async () => {
	expect(await admin('verify-audit', 'nonsense')).toMatchObject({ status: 2, stdout: '' });
	expect(await admin('nonsense')).toMatchObject({
		status: 2,
		stderr: expect.stringContaining('verify-audit')
	});
});
