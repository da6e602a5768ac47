import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Document, Words } from '../document.ts';
import { parseDocument } from './document.form.ts';

/** A questionnaire to begin from, ready to be asked. `about`: for what it is good, in a sentence. */
export type Template = { id: string; about: Words; document: Document };

/** The folder of the templates; the server, the commands and the tests all run in the project's root. */
const FOLDER = resolve('db/packs/questionnaires');

/** The templates that come with the programme, in the order of their files. */
export function listTemplates(): Promise<Template[]> {
	return (kept ??= readAll());
}

/** The template, or null. */
export async function findTemplate(id: string): Promise<Template | null> {
	return (await listTemplates()).find((template) => template.id === id) ?? null;
}

/** They do not change while the server runs. */
let kept: Promise<Template[]> | undefined;

async function readAll(): Promise<Template[]> {
	const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
	return Promise.all(names.map(read));
}

async function read(name: string): Promise<Template> {
	const { about, document: raw } = JSON.parse(await readFile(join(FOLDER, name), 'utf8'));
	const parsed = parseDocument(raw);
	if ('problems' in parsed) {
		throw new Error(`${name}: ${JSON.stringify(parsed.problems[0])}`);
	}
	return { id: name.replace(/^\d+-|\.json$/g, ''), about, document: parsed.document };
}
