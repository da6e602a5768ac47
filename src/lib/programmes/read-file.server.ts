import type { Unreadable } from '#lib/rolls/reading/limits.ts';
import type { Criterion } from './criteria.ts';
import { parsePack, type Pack } from './packs.ts';
import type { Fault } from './tree-fault.ts';
import { importTree } from './tree-json.ts';
import { fromWorkbook } from './tree-xlsx.server.ts';

/** What a file that somebody chose holds: a whole programme, its criteria, or why neither. */
export type ReadFile =
	| { pack: Pack }
	| { criteria: Criterion[] }
	| { faults: Fault[] }
	| { unreadable: Unreadable | 'none_chosen' | 'no_json' };

const mostBytes = 1_000_000;

/** Reads an .xlsx of criteria, or a .json of criteria or of a whole programme. */
export async function readFile(file: unknown): Promise<ReadFile> {
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) {
		return { unreadable: 'none_chosen' };
	}
	if (file.size > mostBytes) return { unreadable: 'too_large' };
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (bytes.length === 0) return { unreadable: 'empty' };
	return isJson(file.name, bytes) ? readJson(bytes) : fromWorkbook(bytes);
}

function isJson(name: string, bytes: Uint8Array): boolean {
	return name.toLowerCase().endsWith('.json') || bytes[0] === 0x7b;
}

function readJson(bytes: Uint8Array): ReadFile {
	const raw = parse(bytes);
	if (raw === undefined) return { unreadable: 'no_json' };
	const isPack =
		typeof raw === 'object' &&
		raw !== null &&
		'format' in raw &&
		raw.format === 'minyi-programme/1';
	return isPack ? parsePack(raw) : importTree(raw);
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined;
	}
}
