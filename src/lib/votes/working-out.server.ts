import { once } from 'node:events';
import { startWorker } from '#lib/server/worker.ts';
import type { Ballot } from './ballots.ts';
import type { Head } from './bundle-head.ts';
import { workOut, type WorkedOut } from './work-out.ts';
import type { Asked } from './work-out.worker.ts';

/** Fewer lines are worked out in a few hundredths of a second, before a thread would have begun. */
const few = 5_000;
const part = 10_000;

/** Works out a result without holding up others: many lines in a thread of their own, handed over part by part. */
export async function workOutApart(head: Head, ballots: readonly Ballot[]): Promise<WorkedOut> {
	if (ballots.length <= few) return workOut({ ...head, ballots });
	const worker = await startWorker({
		bundled: () => import('./work-out.worker.ts?node-worker'),
		source: new URL('./work-out.worker.ts', import.meta.url),
		options: {}
	});
	const ask = async (asked: Asked): Promise<WorkedOut | null> => {
		const answer = once(worker, 'message');
		worker.postMessage(asked);
		const [answered]: (WorkedOut | null)[] = await answer;
		return answered ?? null;
	};
	try {
		for (let from = 0; from < ballots.length; from += part) {
			await ask({ ballots: ballots.slice(from, from + part) });
		}
		const worked = await ask({ head });
		if (!worked) throw new Error('The thread that counts gave no answer');
		return worked;
	} finally {
		await worker.terminate();
	}
}
