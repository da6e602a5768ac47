import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialOf, revokedEdition } from '#lib/certificates/credential.ts';
import { keyOf, sign } from '#lib/certificates/signing.ts';

const folder = mkdtempSync(join(tmpdir(), 'minyi-certificate-'));
const good = join(folder, 'good.json');
const changed = join(folder, 'changed.json');
const expired = join(folder, 'expired.json');
const revoked = join(folder, 'revoked.json');

beforeAll(async () => {
	const key = await keyOf(new Uint8Array(32).fill(1));
	const certified = {
		id: 'c1',
		number: '示例1号',
		origin: 'https://minyi.example.org',
		issuer: '示例委员会',
		holder: { name: '清河里社区', code: '' },
		achievement: { id: 'base', name: '示例基地', description: '说明', criteria: '条件' },
		valid_from: 0,
		valid_until: null
	};
	const text = JSON.stringify(await sign(credentialOf(certified, key.did), key, 0));
	const old = credentialOf({ ...certified, valid_until: 1_000 }, key.did);
	writeFileSync(good, text);
	writeFileSync(changed, text.replace('清河里', '清河外'));
	const ended = revokedEdition(credentialOf(certified, key.did), { at: 2_000, reason: '复查未过' });
	writeFileSync(revoked, JSON.stringify(await sign(ended, key, 2_000)));
	writeFileSync(expired, JSON.stringify(await sign(old, key, 0)));
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each([
	['a good file', [good], 0, /^valid: 示例1号 示例基地, 清河里社区, no end, by 示例委员会/],
	['a changed file', [changed], 1, /^not valid: .* was changed after it was signed/],
	['an expired file', [expired], 1, /^not valid: .* has expired/],
	['a revoked file', [revoked], 1, /^not valid: .* was revoked .*复查未过/],
	['another key than the one trusted', [good, 'did:key:z6Mk1'], 1, /another key/],
	['no such file', [join(folder, 'none.json')], 1, /cannot be read/],
	['no file', [], 2, /^usage: /]
])('%s is answered in one line', async (_, given, code, line) => {
	const { exit, said } = await run(given);
	expect(exit).toBe(code);
	expect(said).toMatch(line);
	expect(said.trimEnd()).not.toContain('\n');
});

function run(given: string[]): Promise<{ exit: number; said: string }> {
	const command = ['--import', 'tsx', 'bin/verify-certificate.ts', ...given];
	return new Promise((resolve) => {
		const child = execFile(process.execPath, command, (_, out, err) =>
			resolve({ exit: child.exitCode ?? -1, said: out + err })
		);
	});
}
