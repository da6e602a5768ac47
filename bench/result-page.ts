import { write } from '#lib/server/db.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { atMost, median, type Figure } from './figure.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

const ballots = 1_000_000;

/** The result page of a vote with a million ballots: the stored count is read, never the ballots. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(1_200_000, now, true);
	await write([
		{
			sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
				INSERT INTO ballot (vote_id, id, choice, channel, heads, households, area)
				SELECT 'vote', lower(hex(randomblob(10))), CASE WHEN i % 10 < 6 THEN '"for"' ELSE '"against"' END, 'online', 1, 1, 0 FROM n`,
			args: [ballots]
		}
	]);
	// Ballots without marks do not reconcile: the result is published with these words.
	await write([{ sql: `UPDATE vote SET reconciliation_note = 'bench' WHERE id = 'vote'` }]);
	const start = performance.now();
	const counted = await ensureCounted('vote', now);
	const counting = (performance.now() - start) / 1000;
	if (counted?.result.ballots !== ballots) throw new Error('The count is not what was cast');
	await leave();

	const server = await serve(['server.js'], place.settings);
	const times: number[] = [];
	for (let visit = 0; visit < 40; visit++) {
		const before = performance.now();
		const page = await fetch(`http://127.0.0.1:${server.port}/votes/vote`);
		if (page.status !== 200) throw new Error(`The result page answered ${page.status}`);
		await page.arrayBuffer();
		times.push(performance.now() - before);
	}
	await server.stop();
	await place.remove();
	return [
		atMost(
			'result page of 1,000,000 ballots, median of 40 visits',
			median(times.slice(5)),
			50,
			'ms'
		),
		{
			what: 'closing that vote: reading and counting',
			measured: `${counting.toFixed(1)} s`,
			budget: 'none',
			kept: true
		}
	];
}
