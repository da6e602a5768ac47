import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keyedHash } from './keyed-hash.ts';
import { readKeyFile } from './secret-key.ts';

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'minyi-key-'));
	onTestFinished(() => rmSync(path, { recursive: true }));
	return path;
}

test('the key file is made on first use, for its owner alone, and stays', () => {
	const data = join(folder(), 'data');
	const key = readKeyFile(data);
	expect(key).toHaveLength(32);
	expect(readKeyFile(data)).toEqual(key);
	expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600);
	expect(readdirSync(data)).toEqual(['secret.key']);
	expect(readKeyFile(folder())).not.toEqual(key);
});

test('a damaged key file is refused, never replaced', () => {
	const data = folder();
	writeFileSync(join(data, 'secret.key'), 'half');
	expect(() => readKeyFile(data)).toThrow('must hold 32 bytes');
});

test('a keyed hash is the same each time, and another for another purpose', () => {
	const hash = keyedHash('slip', '0123456789AB');
	expect(hash).toMatch(/^[\w-]{43}$/);
	expect(keyedHash('slip', '0123456789AB')).toBe(hash);
	expect(keyedHash('phone', '0123456789AB')).not.toBe(hash);
	expect(keyedHash('slip', '0123456789AC')).not.toBe(hash);
});
