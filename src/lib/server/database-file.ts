import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** The path of a `file:` address; null for a database on a server. */
export function databaseFile(url: string): string | null {
	const [, path] = /^file:(?:\/\/(?:localhost)?(?=\/))?(.+)$/.exec(url) ?? [];
	return path === undefined ? null : decodeURIComponent(path);
}

/** Makes the folder in which the database file is to lie; nothing for a database on a server. */
export function makeDatabaseFolder(url: string): void {
	const path = databaseFile(url);
	if (path !== null) mkdirSync(dirname(path), { recursive: true });
}
