import { parentPort, workerData } from 'node:worker_threads';
import type { Entry } from '../kinds.ts';
import { forgetSingleOwners } from '../owners.ts';
import { reasonOf, type Unreadable } from './limits.ts';
import { readRoll, type RollReading, type Task } from './read-roll.ts';

/** What the reading thread tells. Entries come in parts, each asked for, so that the server can answer others in between. */
export type Told =
	| { progress: number }
	| { refused: Unreadable }
	| { read: Omit<RollReading, 'entries'>; entries: number }
	| { part: Entry[] };

const part = 1_000;
const port = parentPort;
if (port) work(workerData);

function work(task: Task): void {
	const tell = (told: Told) => port?.postMessage(told);
	let last = 0;
	try {
		const { entries, ...read } = readRoll(task, (progress) => {
			if (progress < last + 0.02) return;
			last = progress;
			tell({ progress });
		});
		forgetSingleOwners(entries);
		port?.on('message', () => tell({ part: entries.splice(0, part) }));
		tell({ read, entries: entries.length });
	} catch (error) {
		const refused = reasonOf(error);
		if (refused === null) throw error;
		tell({ refused });
	}
}
