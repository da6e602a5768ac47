import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Actor } from '#lib/people/actor.ts';
import { confirm } from '#lib/rolls/imports/confirming.server.ts';
import { read } from '#lib/rolls/imports/reading.server.ts';
import { upload } from '#lib/rolls/imports/uploading.server.ts';
import { atMost, type Figure } from './figure.ts';
import { leave, town } from './town.ts';

const lines = 100_000;
const editor: Actor = {
	id: 'chair',
	name: '主任',
	email: 'chair@bench.example',
	memberships: [{ unit_id: 'town', role: 'editor' }]
};

/** A roll of 100 000 owners from upload to roll, as .csv and as .xlsx, in this process. */
export async function measure(): Promise<Figure[]> {
	const place = await town(1, Date.now());
	const figures: Figure[] = [];
	for (const kind of ['csv', 'xlsx']) {
		const path = join(place.folder, `roll.${kind}`);
		execFileSync(process.execPath, ['--import', 'tsx', 'bench/make-roll.ts', path, String(lines)]);
		figures.push(...(await importOnce(path, kind)));
	}
	await leave();
	await place.remove();
	return figures;
}

async function importOnce(path: string, kind: string): Promise<Figure[]> {
	const file = new File([new Uint8Array(await readFile(path))], `roll.${kind}`);
	const stalls = monitorEventLoopDelay({ resolution: 5 });
	let peak = 0;
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
	stalls.enable();
	const start = performance.now();
	const input = { key: kind, kind: 'owners', rollId: null, file } as const;
	const uploaded = await upload(editor, 'town', input, Date.now());
	if ('refused' in uploaded) throw new Error(uploaded.refused);
	await read(uploaded.id, uploaded.version);
	const preview = (performance.now() - start) / 1000;
	const asked = { id: uploaded.id, version: uploaded.version, name: `业主 ${kind}` };
	const made = await confirm(editor, 'town', asked, Date.now());
	if (typeof made === 'string') throw new Error(`The import was not confirmed: ${made}`);
	const whole = (performance.now() - start) / 1000;
	stalls.disable();
	clearInterval(watch);
	const name = `import of ${lines.toLocaleString('en')} lines, .${kind}`;
	return [
		atMost(`${name}: from upload to roll (preview after ${preview.toFixed(1)} s)`, whole, 15, 's'),
		atMost(`${name}: memory of the process`, peak / 1024 / 1024, 300, 'MB'),
		{
			what: `${name}: longest wait of others`,
			measured: `${Math.round(stalls.max / 1e6)} ms`,
			budget: 'none',
			kept: true
		}
	];
}
