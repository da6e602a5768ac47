import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parsePack, type Pack } from './packs.ts';

/** The folder of the packs; the server, the commands and the tests all run in the project's root. */
const FOLDER = resolve('db/packs/programmes');

/** The example programmes that come with the installation, in the order of their files. */
export function listPacks(): Promise<Pack[]> {
	return (kept ??= readAll());
}

/** The example programme, or null. */
export async function findPack(id: string): Promise<Pack | null> {
	return (await listPacks()).find((pack) => pack.id === id) ?? null;
}

/** They do not change while the server runs. */
let kept: Promise<Pack[]> | undefined;

async function readAll(): Promise<Pack[]> {
	const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
	return Promise.all(names.map(read));
}

async function read(name: string): Promise<Pack> {
	const parsed = parsePack(JSON.parse(await readFile(join(FOLDER, name), 'utf8')));
	if ('pack' in parsed) return parsed.pack;
	const [fault] = parsed.faults;
	throw new Error(`${name}: ${fault?.place}: ${fault?.reason}`);
}
