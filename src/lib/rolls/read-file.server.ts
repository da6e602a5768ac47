import type { Worker } from 'node:worker_threads';
import { startWorker } from '#lib/server/worker.ts';
import type { Choice } from './columns.ts';
import type { Entry, RollKind } from './kinds.ts';
import { type Limits, rollLimits, type Unreadable } from './reading/limits.ts';
import type { RollReading } from './reading/read-roll.ts';
import type { Told } from './reading/read.worker.ts';

export type FileReading = { ok: true; reading: RollReading } | { ok: false; reason: Unreadable };

export type FileInput = { kind: RollKind; choice?: Choice; limits?: Partial<Limits> };

let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads an uploaded .xlsx or .csv and checks it as a roll, in a thread of its own with bounds on time and memory. One file at a
 * time: two large ones at once would need twice the memory. Progress goes from 0 to 1.
 */
export function read(
	bytes: Uint8Array,
	input: FileInput,
	onProgress: (fraction: number) => void = () => {}
): Promise<FileReading> {
	const turn = queue.then(() => readNow(bytes, input, onProgress));
	queue = turn.catch(() => {});
	return turn;
}

async function readNow(
	bytes: Uint8Array,
	{ kind, choice = {}, limits: given }: FileInput,
	onProgress: (fraction: number) => void
): Promise<FileReading> {
	const limits = { ...rollLimits, ...given };
	if (bytes.length === 0) return { ok: false, reason: 'empty' };
	if (bytes.length > limits.bytes) return { ok: false, reason: 'too_large' };
	const worker = await startWorker({
		bundled: () => import('./reading/read.worker.ts?node-worker'),
		source: new URL('./reading/read.worker.ts', import.meta.url),
		options: {
			workerData: { bytes, kind, choice, limits },
			resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 }
		}
	});
	const listening = listen(worker, onProgress);
	const clock = setTimeout(() => listening.stop('too_slow'), limits.milliseconds);
	try {
		return await listening.result;
	} finally {
		clearTimeout(clock);
		await worker.terminate();
	}
}

function listen(worker: Worker, onProgress: (fraction: number) => void) {
	let stop: (reason: Unreadable) => void = () => {};
	const result = new Promise<FileReading>((resolve, reject) => {
		stop = (reason) => resolve({ ok: false, reason });
		const entries: Entry[] = [];
		let read: Omit<RollReading, 'entries'> | null = null;
		let expected = 0;
		worker.on('message', (told: Told) => {
			if ('progress' in told) return onProgress(told.progress);
			if ('refused' in told) return stop(told.refused);
			if ('read' in told) {
				read = told.read;
				expected = told.entries;
			} else for (const entry of told.part) entries.push(entry);
			onProgress(0.9 + (0.1 * entries.length) / Math.max(expected, 1));
			if (entries.length < expected) worker.postMessage('more');
			else if (read) resolve({ ok: true, reading: { ...read, entries } });
		});
		worker.on('error', (error) => (isOutOfMemory(error) ? stop('too_large') : reject(error)));
		worker.on('exit', () => stop('broken'));
	});
	return { result, stop };
}

function isOutOfMemory(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
