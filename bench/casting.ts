import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cookies } from '@sveltejs/kit';
import * as session from '#lib/votes/slips/slip-session.server.ts';
import { atMost, type Figure } from './figure.ts';
import { fire } from './load.ts';
import { serve } from './serve.ts';
import { leave, populate, town } from './town.ts';

const electors = 100_000;
const shots = 20_000;
const at = 64;

/** Ballots by HTTP POST to durable, 64 at once, against a bare server that syncs one row per request. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(electors, now);
	await populate(electors, now);
	const cookies = Array.from({ length: shots + 1 }, (_, i) => cookieOf(`s${i}`, now));
	await leave();

	const bare = await serve(['--import', 'tsx', 'bench/bare-server.ts'], {
		BARE_DATABASE_URL: `file:${join(place.folder, 'bare.db')}`
	});
	const plain = (n: number) => ({ path: '/', headers: {}, body: `choice=for&key=bench-${n}` });
	const yardstick = await fire(bare.port, { shots, at, wanted: 303, shot: plain });
	await bare.stop();

	const server = await serve(['server.js'], place.settings);
	const ours = await fire(server.port, {
		shots,
		at,
		wanted: 303,
		shot: (n) => ({
			path: '/v/vote?/cast',
			headers: {
				cookie: `slip=${cookies[n]}`,
				origin: server.origin,
				host: `localhost:${server.port}`,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: `choice=for&key=bench-key-${n}`
		})
	});
	const memory = await residentMegabytes(server.pid);
	await server.stop();
	await place.remove();

	if (yardstick.odd || ours.odd) {
		throw new Error(`${yardstick.odd} and ${ours.odd} requests were not answered as they should`);
	}
	const share = (100 * ours.perSecond) / yardstick.perSecond;
	return [
		{
			what: `casting, ${at} at once, ${electors.toLocaleString('en')} electors`,
			measured: `${Math.round(ours.perSecond)}/s, ${Math.round(share)} % of the bare server's ${Math.round(yardstick.perSecond)}/s`,
			budget: '≥ 50 %',
			kept: share >= 50
		},
		atMost('memory of the server after that', memory, 300, 'MB')
	];
}

function cookieOf(slipId: string, now: number): string {
	let value = '';
	const jar = { set: (_: string, given: string) => (value = given) } as unknown as Cookies;
	session.open(jar, { slip_id: slipId, vote_id: 'vote' }, now);
	return value;
}

/** What the process holds in memory at its peak, as the kernel says (Linux). */
async function residentMegabytes(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
