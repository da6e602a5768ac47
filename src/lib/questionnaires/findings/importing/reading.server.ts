import { once } from 'node:events';
import { rollLimits, type Limits, type Unreadable } from '#lib/rolls/reading/limits.ts';
import { startWorker } from '#lib/server/worker.ts';
import type { ReadTable } from './read-table.ts';

/** Enough for ten thousand responses to a long questionnaire, too little to hurt the server. */
const limits: Limits = {
	...rollLimits,
	bytes: 20_000_000,
	rows: 10_020,
	columns: 3_000,
	cell: 10_000,
	megabytes: 256
};

type Told = { rows: ReadTable } | { refused: Unreadable };

let queue: Promise<unknown> = Promise.resolve();

/** Reads a table in a thread of its own with bounds on time and memory, as rolls are read; one file at a time. */
export function read(
	bytes: Uint8Array,
	columns: readonly string[]
): Promise<{ table: ReadTable } | { refused: Unreadable }> {
	const turn = queue.then(() => readNow(bytes, columns));
	queue = turn.catch(() => {});
	return turn;
}

async function readNow(bytes: Uint8Array, columns: readonly string[]) {
	if (bytes.length > limits.bytes) return { refused: 'too_large' as const };
	const worker = await startWorker({
		bundled: () => import('./table.worker.ts?node-worker'),
		source: new URL('./table.worker.ts', import.meta.url),
		options: {
			workerData: { bytes, limits, columns },
			resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 }
		}
	});
	const clock = AbortSignal.timeout(limits.milliseconds);
	try {
		const messages: unknown[] = await once(worker, 'message', { signal: clock });
		const told = messages[0] as Told;
		return 'refused' in told ? told : { table: told.rows };
	} catch (error) {
		if (clock.aborted) return { refused: 'too_slow' as const };
		if (isOutOfMemory(error)) return { refused: 'too_large' as const };
		throw error;
	} finally {
		await worker.terminate();
	}
}

function isOutOfMemory(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
