import { join } from 'node:path';
import type { Cookies } from '@sveltejs/kit';
import * as session from '#lib/votes/slips/slip-session.server.ts';
import { atMost, median, peakMegabytes, type Figure } from './figure.ts';
import { fire, type Shot } from './load.ts';
import { serve } from './serve.ts';
import { leave, populate, town } from './town.ts';

const electors = 100_000;
/** Bare server and ours in turn, so that what else the machine does falls on both; the first round warms up. */
const rounds = 6;
const shots = 4_000;
const at = 64;

/** Ballots by HTTP POST to durable, 64 at once, against a bare server that syncs one row per request. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(electors, now);
	await populate(electors, now);
	const cookies = Array.from({ length: rounds * shots + 1 }, (_, i) => cookieOf(i, now));
	await leave();
	const bare = await serve(['--import', 'tsx', 'bench/bare-server.ts'], {
		BARE_DATABASE_URL: `file:${join(place.folder, 'bare.db')}`
	});
	const server = await serve(['server.js'], place.settings);
	const plain = (n: number): Shot => ({
		path: '/',
		headers: {},
		body: `choice=for&key=bench-${n}`
	});
	const ballot = (n: number): Shot => ({
		path: '/v/vote?/cast',
		headers: {
			cookie: `slip=${cookies[n]}`,
			origin: server.origin,
			host: `localhost:${server.port}`,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: `choice=for&key=bench-key-${n}`
	});

	const yardstick: number[] = [];
	const ours: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const from = round * shots;
		yardstick.push(await rate(bare.port, (n) => plain(from + n)));
		ours.push(await rate(server.port, (n) => ballot(from + n)));
	}
	const memory = await peakMegabytes(server.pid);
	await Promise.all([bare.stop(), server.stop()]);
	await place.remove();
	return [
		share(median(ours.slice(1)), median(yardstick.slice(1))),
		atMost(afterThat, memory, 300, 'MB')
	];
}

const afterThat = 'memory of the server after that';

function share(ours: number, yardstick: number): Figure {
	const percent = (100 * ours) / yardstick;
	const figure = `${Math.round(ours)}/s, ${Math.round(percent)} % of the bare server's ${Math.round(yardstick)}/s`;
	return {
		what: `casting, ${at} at once, ${electors.toLocaleString('en')} electors`,
		measured: figure,
		budget: '≥ 50 %',
		kept: percent >= 50
	};
}

async function rate(port: number, shot: (n: number) => Shot): Promise<number> {
	const { perSecond, odd } = await fire(port, { shots, at, wanted: 303, shot });
	if (odd) throw new Error(`${odd} requests were not answered as they should`);
	return perSecond;
}

function cookieOf(i: number, now: number): string {
	let value = '';
	const jar = { set: (_: string, given: string) => (value = given) } as unknown as Cookies;
	session.open(jar, { slip_id: `s${i}`, elector_id: `e${i}`, vote_id: 'vote' }, now);
	return value;
}
