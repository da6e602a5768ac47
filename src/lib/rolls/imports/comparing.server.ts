import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { roll_entry } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { startWorker } from '#lib/server/worker.ts';
import type { StagedLine, StoredEntry } from './compare.ts';
import type { Answered, Asked, Comparing } from './compare.worker.ts';

const part = 1_000;

/** Compares a new list with a roll, in a thread of its own: it is given the list part by part, and gives back part by part what it would do. */
export async function startComparing(comparing: Comparing) {
	const worker = await startWorker({
		bundled: () => import('./compare.worker.ts?node-worker'),
		source: new URL('./compare.worker.ts', import.meta.url),
		options: {
			workerData: comparing,
			resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
		}
	});
	// One thing at a time: parts that wait for the thread would be held in memory twice.
	const ask = async (asked: Asked): Promise<StagedLine[]> => {
		const answer = once(worker, 'message');
		worker.postMessage(asked);
		const [answered]: Answered[] = await answer;
		return answered?.part ?? [];
	};
	async function* answer(rollId: string): AsyncGenerator<StagedLine[]> {
		for await (const existing of entriesOf(rollId)) await ask({ existing });
		let lines = await ask('compare');
		while (lines.length > 0) {
			yield lines;
			lines = await ask('more');
		}
	}
	return {
		take: async (next: StoredEntry[]) => void (await ask({ next })),
		answer,
		end: () => worker.terminate()
	};
}

const columns = {
	id: roll_entry.id,
	name: roll_entry.name,
	building: roll_entry.building,
	entrance: roll_entry.entrance,
	room: roll_entry.room,
	door_order: roll_entry.door_order,
	area: roll_entry.area,
	owner_key: roll_entry.owner_key,
	developer: roll_entry.developer,
	phone_last4: roll_entry.phone_last4,
	phone_hash: roll_entry.phone_hash
};

async function* entriesOf(rollId: string): AsyncGenerator<StoredEntry[]> {
	let last = '';
	for (;;) {
		const entries = await db()
			.select(columns)
			.from(roll_entry)
			.where(
				and(eq(roll_entry.roll_id, rollId), isNull(roll_entry.removed_at), gt(roll_entry.id, last))
			)
			.orderBy(asc(roll_entry.id))
			.limit(part);
		if (entries.length > 0) yield entries;
		if (entries.length < part) return;
		last = entries.at(-1)?.id ?? '';
		await setImmediate();
	}
}
