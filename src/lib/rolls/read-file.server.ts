import type { Worker } from 'node:worker_threads';
import { startWorker } from '#lib/server/worker.ts';
import type { Choice } from './columns.ts';
import type { Entry, RollKind } from './kinds.ts';
import { type Limits, rollLimits, type Unreadable } from './reading/limits.ts';
import type { RollReading } from './reading/read-roll.ts';
import type { Told } from './reading/read.worker.ts';

export type FileReading = { ok: true; reading: RollReading } | { ok: false; reason: Unreadable };

export type FileInput = { kind: RollKind; choice?: Choice; limits?: Partial<Limits> };

export type Taker = {
	/** First everything but the entries. */
	read: (read: Omit<RollReading, 'entries'>) => Promise<void>;
	/** Then the entries, a thousand at a time; the next ones come when these are done with. */
	part: (entries: Entry[]) => Promise<void>;
	/** From 0 to 1. */
	progress: (fraction: number) => void;
};

let queue: Promise<unknown> = Promise.resolve();

/** As `readInParts`, for lists that are small enough to be held as a whole. */
export async function read(
	bytes: Uint8Array,
	input: FileInput,
	progress: (fraction: number) => void = () => {}
): Promise<FileReading> {
	const entries: Entry[] = [];
	const told: Omit<RollReading, 'entries'>[] = [];
	const refused = await readInParts(bytes, input, {
		read: async (read) => void told.push(read),
		part: async (part) => void entries.push(...part),
		progress
	});
	if (refused) return { ok: false, reason: refused };
	const [rest] = told;
	if (!rest) throw new Error('a file was read that says nothing');
	return { ok: true, reading: { ...rest, entries } };
}

/**
 * Reads an uploaded .xlsx or .csv and checks it as a roll, in a thread of its own with bounds on time and memory. One file at a
 * time: two large ones at once would need twice the memory. Gives the reason when the file cannot be read.
 */
export function readInParts(
	bytes: Uint8Array,
	input: FileInput,
	taker: Taker
): Promise<Unreadable | null> {
	const turn = queue.then(() => readNow(bytes, input, taker));
	queue = turn.catch(() => {});
	return turn;
}

async function readNow(
	bytes: Uint8Array,
	{ kind, choice = {}, limits: given }: FileInput,
	taker: Taker
): Promise<Unreadable | null> {
	const limits = { ...rollLimits, ...given };
	if (bytes.length === 0) return 'empty';
	if (bytes.length > limits.bytes) return 'too_large';
	const worker = await startWorker({
		bundled: () => import('./reading/read.worker.ts?node-worker'),
		source: new URL('./reading/read.worker.ts', import.meta.url),
		options: {
			workerData: { bytes, kind, choice, limits },
			resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 }
		}
	});
	try {
		return await listen(worker, taker, limits.milliseconds);
	} finally {
		await worker.terminate();
	}
}

/** Takes what the thread tells until all of it is taken; the clock runs while it reads, not while others take their time. */
function listen(worker: Worker, taker: Taker, milliseconds: number): Promise<Unreadable | null> {
	return new Promise((resolve, reject) => {
		const clock = setTimeout(() => resolve('too_slow'), milliseconds);
		let expected = 0;
		let taken = 0;
		const take = async (told: Told) => {
			if ('progress' in told) return taker.progress(told.progress);
			if ('refused' in told) return resolve(told.refused);
			if ('read' in told) {
				clearTimeout(clock);
				expected = told.entries;
				await taker.read(told.read);
			} else {
				await taker.part(told.part);
				taken += told.part.length;
			}
			taker.progress(0.9 + (0.1 * taken) / Math.max(expected, taken, 1));
			if (taken < expected) worker.postMessage('more');
			else resolve(null);
		};
		worker.on('message', (told: Told) => void take(told).catch(reject));
		worker.on('error', (error) => (isOutOfMemory(error) ? resolve('too_large') : reject(error)));
		worker.on('exit', () => {
			clearTimeout(clock);
			resolve('broken');
		});
	});
}

function isOutOfMemory(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
