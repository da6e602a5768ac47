import { sql } from 'drizzle-orm';
import { membership, questionnaire, questionnaire_version, survey } from '#db/schema.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { db, write } from '#lib/server/db.ts';
import { atMost, median, peakMegabytes, type Figure } from './figure.ts';
import { responsesFrom, surveyDocument } from './make-survey.ts';
import { startAsking } from './others.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

const responses = 10_000;
const day = 86_400_000;
const path = '/desk/town/surveys/survey/results';

/** The results of 200 questions in 20 sections, answered 10,000 times: read, parted, crossed, taken away as files. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(0, now, true);
	await makeSurvey(now);
	const { token } = await sessions.open({ id: 'chair', password_hash: '' }, 'bench', now);
	await leave();

	const server = await serve(['server.js'], place.settings);
	const get = (query: string) =>
		fetch(`http://127.0.0.1:${server.port}${path}${query}`, {
			headers: { cookie: `minyi=${token}` },
			redirect: 'manual'
		});
	// The first visit to a page loads its code, which is no packing.
	await fetch(`http://127.0.0.1:${server.port}${path.replace('/survey/', '/none/')}/table`, {
		headers: { cookie: `minyi=${token}` }
	});
	const others = startAsking(server);
	const making = performance.now();
	// The table is a small page, so what others wait for is the making, not the page that shows all of it.
	while (!(await (await get('/table?of=single0&by=rating1')).text()).includes('id="crossed"')) {
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	const made = (performance.now() - making) / 1000;
	const packingWait = await others.stop();
	const page = await timed(get, '');
	const group = await timed(get, '?by=single0&of=single0&is=a');
	const crossed = await timed(get, '/table?of=single0&by=rating1');
	const before = await peakMegabytes(server.pid);
	const meanwhile = startAsking(server);
	const start = performance.now();
	const file = await get('/export.xlsx');
	let bytes = 0;
	for await (const piece of file.body ?? []) bytes += piece.length;
	const exporting = (performance.now() - start) / 1000;
	const exportWait = await meanwhile.stop();
	const peak = await peakMegabytes(server.pid);
	await server.stop();
	await place.remove();
	return [
		atMost('results of 200 questions and 10,000 responses, median of 12 visits', page, 300, 'ms'),
		atMost('the same of one group of people', group, 300, 'ms'),
		atMost('a cross-tabulation', crossed, 300, 'ms'),
		told('packing and summing up those responses', `${made.toFixed(1)} s, off the request`),
		atMost('the longest wait of others meanwhile', packingWait, 50, 'ms'),
		told('export as .xlsx', `${exporting.toFixed(1)} s, ${Math.round(bytes / 1e6)} MB`),
		atMost('the longest wait of others while it is exported', exportWait, 50, 'ms'),
		atMost('memory of the server at its peak, export included', peak, 300, 'MB'),
		told('of that before the export', `${Math.round(before)} MB`)
	];
}

const told = (what: string, measured: string): Figure => ({
	...{ what, measured, budget: 'none', kept: true }
});

async function timed(get: (query: string) => Promise<Response>, query: string): Promise<number> {
	const times: number[] = [];
	for (let visit = 0; visit < 12; visit += 1) {
		const before = performance.now();
		const answer = await get(query);
		if (answer.status !== 200) throw new Error(`${path}${query} answered ${answer.status}`);
		await answer.arrayBuffer();
		times.push(performance.now() - before);
	}
	return median(times.slice(2));
}

async function makeSurvey(now: number): Promise<void> {
	const document = surveyDocument();
	const by = { created_by: 'chair', created_at: now - 9 * day };
	await write([
		db()
			.insert(membership)
			.values({
				...{ id: 'chair-of-town', person_id: 'chair', unit_id: 'town', role: 'chair' },
				...{ from_at: now - 9 * day, granted_at: now - 9 * day }
			}),
		db()
			.insert(questionnaire)
			.values({ id: 'q', form_key: 'q', unit_id: 'town', title: 'Q', draft: document, ...by }),
		db()
			.insert(questionnaire_version)
			.values({
				...{ id: 'v', questionnaire_id: 'q', number: 1, draft_version: 1, body: document },
				...{ sha256: '', published_by: 'chair', published_at: now - 9 * day }
			}),
		db()
			.insert(survey)
			.values({
				...{ id: 'survey', form_key: 's', unit_id: 'town', questionnaire_version_id: 'v', ...by },
				...{ access: 'open', opens_at: now - 8 * day, closes_at: now - day },
				...{ opened_at: now - 8 * day, opened_by: 'chair' }
			})
	]);
	for (let from = 0; from < responses; from += 250) {
		const rows = JSON.stringify(responsesFrom(document, from, 250));
		await write([
			sql`INSERT INTO response (survey_id, id, form_key, building, answers, channel)
				SELECT 'survey', value ->> 0, value ->> 0, value ->> 1, value ->> 2, 'online' FROM json_each(${rows})`
		]);
	}
}
