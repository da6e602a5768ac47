import { parentPort, workerData } from 'node:worker_threads';
import type { Field, RollKind } from '../kinds.ts';
import { compare, type StagedLine, type StoredEntry } from './compare.ts';

export type Comparing = { kind: RollKind; mapped: Field[] };

/** Both lists come in parts, then `compare`; what it says goes back in parts, each asked for by `more`. Each has an answer. */
export type Asked = { existing: StoredEntry[] } | { next: StoredEntry[] } | 'compare' | 'more';

export type Answered = { part: StagedLine[] };

const size = 1_000;
const port = parentPort;
if (port) work(workerData);

function work({ kind, mapped }: Comparing): void {
	const existing: StoredEntry[] = [];
	const next: StoredEntry[] = [];
	const intern = startInterning();
	let lines: Iterator<StagedLine> | null = null;
	port?.on('message', (asked: Asked) => {
		const answer: Answered = { part: [] };
		if (typeof asked !== 'object') {
			lines ??= compare(kind, mapped, existing, next);
			answer.part = take(lines, size);
		} else if ('existing' in asked) existing.push(...asked.existing.map(intern));
		else next.push(...asked.next.map(intern));
		port?.postMessage(answer);
	});
}

function take(lines: Iterator<StagedLine>, most: number): StagedLine[] {
	const part: StagedLine[] = [];
	while (part.length < most) {
		const { done, value } = lines.next();
		if (done) break;
		part.push(value);
	}
	return part;
}

/** Each line brings its own copy of 3号楼; one is enough for them all. */
function startInterning(): (entry: StoredEntry) => StoredEntry {
	const known = new Map<string, string>();
	const one = (text: string) => {
		const first = known.get(text);
		if (first === undefined) known.set(text, text);
		return first ?? text;
	};
	return (entry) => {
		entry.building = one(entry.building);
		entry.entrance = one(entry.entrance);
		entry.room = one(entry.room);
		entry.owner_key = one(entry.owner_key);
		entry.phone_last4 = one(entry.phone_last4);
		return entry;
	};
}
