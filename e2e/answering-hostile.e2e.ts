import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { response, response_draft } from '#db/schema.server.ts';
import { wholeDocument } from '#lib/questionnaires/answering/whole-document.fixture.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import { db } from '#lib/server/db.ts';
import { openDemo } from './people.ts';
import { ask, nextOf } from './world.ts';

type Fields = [string, string | File][];

test('a response sent many times at once is one @server', async () => {
	const { surveyId, cookie, send } = await begin();
	expect((await send('single', [['single', 'lift']])).status).toBe(303);
	const form = await hidden(`/q/${surveyId}/check`, cookie);
	const body = () => new URLSearchParams(form);
	const sent = await Promise.all(
		Array.from({ length: 12 }, () => ask(`/q/${surveyId}/check?/send`, { cookie, body: body() }))
	);
	for (const answer of sent) {
		expect([answer.status, nextOf(answer)]).toEqual([303, `/q/${surveyId}/done`]);
	}
	expect(await storedIn(surveyId)).toEqual([{ single: { option: 'lift' } }]);
});

test('whatever a page’s form holds, only answers to its own questions are kept @server', async () => {
	const { surveyId, send } = await begin();
	const huge = '长'.repeat(400_000);
	const hostile: [string, Fields, number][] = [
		['single', [['single', 'toString']], 400],
		['single', [['single', huge]], 400],
		[
			'single',
			[
				['single', 'else'],
				['single.other', huge]
			],
			400
		],
		['number', [['number', '1e999']], 400],
		['number', [['number', 'NaN']], 400],
		['rating', [['rating', '99']], 400],
		['long_text', [['long_text', huge]], 400],
		['date', [['date', '2026-02-30']], 400],
		[
			'place',
			[
				['place.x', '5000'],
				['place.y', '-1']
			],
			400
		],
		[
			'ranking',
			[
				['ranking.lift', '1'],
				['ranking.lamp', '1']
			],
			400
		],
		[
			'matrix_single',
			[
				['matrix_single.r1', 'c1'],
				['matrix_single.r1', 'c2']
			],
			400
		],
		// Not this page's: keys that there are not, questions of other pages, questions that are hidden.
		[
			'single',
			[
				['zzz', 'x'],
				['rating', '5'],
				['why', 'x'],
				['__proto__', 'x']
			],
			303
		],
		[
			'single',
			[
				['.shown', 'why'],
				['.shown', 'zzz'],
				['why', 'x']
			],
			303
		],
		['statement', [['statement', 'x']], 303],
		// A file that somebody else may have sent, by its id.
		['file', [['file', 'aaaabbbbccccdddd']], 303]
	];
	for (const [name, fields, status] of hostile) {
		const answer = await send(name, fields);
		expect([name, answer.status]).toEqual([name, status]);
	}
	const [draft] = await db()
		.select()
		.from(response_draft)
		.where(eq(response_draft.survey_id, surveyId));
	expect(draft?.answers).toBe('{}');
});

test('pages that the answers do not lead to, and forms of somebody else, change nothing @server', async () => {
	const { surveyId, cookie, send } = await begin();
	for (const name of ['why', 'zzz', '__proto__', 's_all', '%E9%95%BF']) {
		const answer = await send(name, [['why', 'x']]);
		expect([answer.status, nextOf(answer)]).toEqual([303, `/q/${surveyId}/single`]);
	}
	const strange = new URLSearchParams([
		['.whose', 'x'],
		['.shown', 'single'],
		['single', 'lift']
	]);
	expect((await ask(`/q/${surveyId}/single?/next`, { cookie, body: strange })).status).toBe(409);
	const forged = 'answering=done.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
	const page = await ask(`/q/${surveyId}/single`, { cookie: forged });
	expect([page.status, nextOf(page)]).toEqual([303, `/q/${surveyId}`]);
	expect((await ask(`/q/${surveyId}/done`, { cookie: forged })).status).toBe(303);
	expect(await storedIn(surveyId)).toEqual([]);
});

test('files are kept by what they are, a few, and only as answers @server', async () => {
	const { send } = await begin();
	const pdf = (name: string) => new File(['%PDF-1.4\n%%EOF\n'], name);
	const page = new File(['<script>alert(1)</script>'], 'x.png', { type: 'image/png' });
	expect((await send('file', [['file.file', page]])).status).toBe(400);
	const three: Fields = ['a', 'b', 'c'].map((name) => ['file.file', pdf(`${name}.pdf`)]);
	expect((await send('file', three)).status).toBe(400);
	expect((await send('single', [['single', pdf('x.pdf')]])).status).toBe(400);
	expect((await send('file', [['file.file', pdf('x.pdf')]])).status).toBe(303);
});

/** A response just begun in a browser of its own; `send` sends the form of one of its pages. */
async function begin() {
	await openDemo();
	const made = await openSurvey({ access: 'open', document: wholeDocument(), now: Date.now() });
	const { surveyId } = made;
	const begun = await ask(`/q/${surveyId}?/begin`, { body: new URLSearchParams() });
	const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const [whose] = (await hidden(nextOf(begun), cookie)).filter(([name]) => name === '.whose');
	if (!whose) throw new Error('The page does not say whose it is');
	const send = (name: string, fields: Fields) => {
		const body = new FormData();
		for (const [field, value] of [whose, ['.shown', name] as const, ...fields]) {
			body.append(field, value);
		}
		return ask(`/q/${surveyId}/${name}?/next`, { cookie, body });
	};
	return { surveyId, cookie, send };
}

async function hidden(path: string, cookie: string): Promise<[string, string][]> {
	const html = await (await ask(path, { cookie })).text();
	const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
	return [...fields].map(([, name = '', value = '']) => [name, value]);
}

async function storedIn(surveyId: string): Promise<unknown[]> {
	const rows = await db().select().from(response).where(eq(response.survey_id, surveyId));
	return rows.map(({ answers }) => JSON.parse(answers));
}
