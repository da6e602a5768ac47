import { parentPort, workerData } from 'node:worker_threads';
import type { Field, RollKind } from '../kinds.ts';
import { compare, type StagedLine, type StoredEntry } from './compare.ts';

export type Comparing = { kind: RollKind; mapped: Field[] };

/** Both lists come in parts, then `compare`; the answer goes back in parts, each asked for by `more`. */
export type Asked = { existing: StoredEntry[] } | { next: StoredEntry[] } | 'compare' | 'more';

export type Answered = { part: StagedLine[] };

const size = 1_000;
const port = parentPort;
if (port) work(workerData);

function work({ kind, mapped }: Comparing): void {
	const existing: StoredEntry[] = [];
	const next: StoredEntry[] = [];
	let staged: StagedLine[] = [];
	let sent = 0;
	port?.on('message', (asked: Asked) => {
		if (typeof asked === 'object') {
			if ('existing' in asked) existing.push(...asked.existing);
			else next.push(...asked.next);
			return;
		}
		if (asked === 'compare') staged = compare(kind, mapped, existing, next);
		const part: Answered = { part: staged.slice(sent, (sent += size)) };
		port?.postMessage(part);
	});
}
