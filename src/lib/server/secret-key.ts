import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './env.ts';

let known: Buffer | undefined;

/** The installation's secret: from SECRET, else from the key file in DATA_DIR, made on first use. */
export function secretKey(): Buffer {
	const { secret, dataDir } = environment();
	known ??= secret ? Buffer.from(secret, 'hex') : readKeyFile(dataDir);
	return known;
}

/** Reads the 32-byte key file of a folder; makes it, readable by its owner alone, when there is none. */
export function readKeyFile(folder: string): Buffer {
	const path = join(folder, 'secret.key');
	const key = readIfThere(path) ?? makeKeyFile(folder, path);
	if (key.length !== 32) {
		throw new Error(
			`${path} must hold 32 bytes, but holds ${key.length}: restore it from a backup`
		);
	}
	return key;
}

/** Two processes may start at once: a link never replaces, so that both end with the same key. */
function makeKeyFile(folder: string, path: string): Buffer {
	mkdirSync(folder, { recursive: true });
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, randomBytes(32), { mode: 0o600, flush: true });
	try {
		linkSync(draft, path);
	} catch (error) {
		if (!hasCode(error, 'EEXIST')) throw error;
	} finally {
		rmSync(draft);
	}
	return readFileSync(path);
}

function readIfThere(path: string): Buffer | null {
	try {
		return readFileSync(path);
	} catch (error) {
		if (hasCode(error, 'ENOENT')) return null;
		throw error;
	}
}

function hasCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
