import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '#lib/server/env.ts';

/** Where a file's bytes lie: under the data folder, by random id, spread over 1 024 folders. */
const place = (id: string) => join(environment().dataDir, 'files', id.slice(0, 2), id);

/** Writes the bytes, and returns once they are on disk. */
export async function put(id: string, bytes: Uint8Array): Promise<void> {
	const path = place(id);
	await mkdir(join(path, '..'), { recursive: true });
	const half = await open(`${path}.part`, 'w', 0o600);
	try {
		await half.writeFile(bytes);
		await half.sync();
	} finally {
		await half.close();
	}
	await rename(`${path}.part`, path);
}

export function get(id: string): Promise<Buffer> {
	return readFile(place(id));
}

export async function remove(id: string): Promise<void> {
	await rm(place(id), { force: true });
}
