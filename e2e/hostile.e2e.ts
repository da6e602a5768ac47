import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { Agent, request, type IncomingMessage } from 'node:http';
import { db } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { pathOf, routes } from './routes.ts';
import { ask, everybody, makeWorld, world } from './world.ts';
import { say } from './words.ts';

const form = 'application/x-www-form-urlencoded';

test.describe.configure({ mode: 'parallel' });

test('more than anybody sends is refused in words, and the server goes on @server', async () => {
	const { mine, cookies } = await world();
	const draft = `/desk/${mine.ids.unit}/consultations/new?/draft`;
	const cookie = cookies.editor;
	const long = new URLSearchParams({ title: '长'.repeat(1_150_000), topic: 'policy' });
	const answer = await ask(draft, { cookie, body: long });
	expect(answer.status).toBe(400);
	expect(await answer.text()).toContain(say('consultations_error_title_too_long'));
	const headers = { 'content-type': form };
	const huge = await ask(draft, { cookie, body: new Uint8Array(22_100_000), headers });
	expect(huge.status).toBe(413);
	expect(await huge.text()).toContain(say('ui_error_413_title'));
	expect((await ask('/')).status).toBe(200);
	const drafts = sql`SELECT 1 FROM consultation WHERE unit_id = ${mine.ids.unit} AND length(title) > 100`;
	expect(await db().all(drafts)).toEqual([]);
});

test('who is answered before all was read can go on with the same connection @server', async () => {
	const { mine } = await world();
	const body = `a=${'x'.repeat(3_000_000)}`;
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const headers = { origin: environment().origin, 'content-type': form, accept: 'text/html' };
	const path = `/desk/${mine.ids.unit}/rolls/imports`;
	for (let i = 0; i < 3; i += 1) {
		expect((await raw('POST', path, headers, body, agent)).status).toBe(401);
		expect((await raw('GET', '/s', headers, '', agent)).status).toBe(200);
	}
	agent.destroy();
});

test('a form from another site changes nothing @server', async () => {
	const { mine, cookies } = await world();
	const cookie = cookies.chair;
	const path = `/desk/${mine.ids.unit}/votes/${mine.ids.draft}`;
	const { origin } = environment();
	const sent: Record<string, string>[] = [
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
		{ origin: `${origin}.elsewhere.example` },
		{ origin: origin.replace('http', 'https') },
		{ origin: 'https://elsewhere.example', 'content-type': '' },
		{ origin, 'content-type': 'text/plain' },
		{ origin, 'content-type': 'text/html' },
		{ origin: '', 'sec-fetch-site': 'cross-site' },
		{ origin: '', 'sec-fetch-site': 'same-site' }
	];
	for (const headers of sent) {
		const body = new URLSearchParams({ a: 'b' });
		const answer = await ask(`${path}?/discard`, { cookie, body, headers });
		expect(answer.status, JSON.stringify(headers)).toBe(403);
		expect(await answer.text()).toContain(say('people_stop_foreign'));
	}
	expect(await (await ask(path, { cookie })).text()).toContain(say('votes_go_to_opening'));
});

test('a body that is no form of ours is the sender’s fault @server', async () => {
	const { mine, cookies } = await world();
	const path = `/desk/${mine.ids.unit}/consultations/new?/draft`;
	const { origin } = environment();
	const headers = { origin, cookie: cookies.editor, accept: 'text/html' };
	const part = '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\na';
	const bodies: [string | undefined, string][] = [
		[undefined, 'title=a'],
		['', 'title=a'],
		['multipart/form-data', 'title=a'],
		['multipart/form-data; boundary=x', part],
		['multipart/form-data; boundary=x', 'no part at all'],
		['multipart/form-data; boundary=x', part.repeat(50)],
		['application/json', '{"title":'],
		['application/octet-stream', '\0\0\0'],
		[form, '%%%=%E0%A4%A&&&==&__superform_json=x&__superform_json=y'],
		[form, '__superform_json=[{"title":1},"a"]&title=b'],
		[form, '__proto__[a]=1&constructor.prototype.a=1&title[]=1&title.x=2']
	];
	for (const [type, body] of bodies) {
		const named = type === undefined ? headers : { ...headers, 'content-type': type };
		const answer = await raw('POST', path, named, body);
		expect([400, 403, 415], `${type}: ${body} → ${answer.status}`).toContain(answer.status);
		expect(answer.text, `${type}: ${body}`).toContain('<h1');
	}
});

test.describe('whatever a form is sent @server', () => {
	const strange = [
		'',
		'x'.repeat(3_000),
		'-1',
		'1e999',
		'\0\u{ffff}\u{202e}\ud800\u0007',
		"' OR 1=1 --",
		'__proto__',
		'9007199254740993',
		'2026-02-30T25:61',
		'👨‍👩‍👧 مرحبا',
		'true',
		'forged2forged2fo'
	];
	for (const who of ['chair', 'administrator', 'resident', 'anonymous'] as const) {
		test(`is answered, never by a fault of ours: ${who}`, async () => {
			const { mine, other, cookies } = await makeWorld();
			const cookie = cookies[who];
			const values = [...strange, ...Object.values(other.ids)];
			for (const [id, row] of Object.entries(routes)) {
				const letIn = Object.entries(row.post ?? {}).filter(([, answers]) => isLetIn(answers[who]));
				if (row.last || letIn.length === 0) continue;
				const path = pathOf(id, mine);
				const page = row.get ? await (await ask(path, { cookie })).text() : '';
				const found = [...page.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name);
				const names = [...new Set([...found, 'id', 'to', 'file', 'version', 'key'])];
				for (const [name] of letIn) {
					const action =
						name === 'default' || name === 'POST' ? path : `${path.split('?')[0]}?/${name}`;
					const bodies = [0, 5, 11].map((turn) => doubled(names, values, turn));
					const sent = [...bodies, withFiles(names), new URLSearchParams()];
					const answers = await Promise.all(sent.map((body) => ask(action, { cookie, body })));
					expect(answers.filter(isFault), action).toEqual([]);
				}
			}
			const [broken] = await db().all(sql`PRAGMA foreign_key_check`);
			expect(broken).toBeUndefined();
		});
	}
});

test('broken cookies are no cookies @server', async () => {
	const { mine } = await world();
	const token = 'A'.repeat(43);
	for (const cookie of [
		'minyi=%',
		'minyi=%E0%A4%A',
		`minyi=${token}`,
		`minyi=${'A'.repeat(8_000)}`,
		'minyi=; minyi=; minyi',
		'slip=a.b.c',
		'slip=%',
		`slip=${token}.9999999999999.${token}`,
		'slip=....',
		'PARAGLIDE_LOCALE=xx',
		'PARAGLIDE_LOCALE=%E0%A4%A; size=%',
		'size=enormous; =; ;;; a',
		'known-aaaaaaaaaaaa=%; known-aaaaaaaaaaaa=a.b.c; known-=.',
		'__proto__=1; constructor=2'
	]) {
		const at = async (path: string) => (await ask(path, { cookie })).status;
		const got = await Promise.all(['/', '/s', '/sign-in', '/desk', `/v/${mine.ids.open}`].map(at));
		expect(got, cookie.slice(0, 60)).toEqual([200, 200, 200, 303, 401]);
		const body = new URLSearchParams({ email: `${newId()}@example.org`, password: 'wrong' });
		expect((await ask('/sign-in?/signIn', { cookie, body })).status).toBe(400);
	}
});

test('strange questions behind an address are no fault @server', async () => {
	const { mine, cookies } = await world();
	const queries = [
		'page=-1&search=%22*%22',
		'page=1e9&page=2',
		'page[]=1&page=NaN&page=',
		'page=99999999999999999999',
		'q=%00&search=%00&subject=%00&to=%00&building=%00&elector=%00&roll=%00&view=%00&done=%00',
		`q=%E0%A4%A&search=%&subject=%ff&to=${'a'.repeat(4_000)}`,
		`q=${encodeURIComponent('长'.repeat(600))}&search=${'%25_'.repeat(100)}`,
		'view=__proto__&severity=constructor&done=toString&removed&edit&changed&left&signed-out',
		"q='--&subject=';--&building='&elector='&roll='"
	];
	for (const [id, { get, query }] of Object.entries(routes)) {
		const who = everybody.find((one) => get?.[one] === 200);
		if (!who) continue;
		const path = pathOf(id, mine).split('?')[0] ?? '';
		const answers = await Promise.all(
			queries.map((strange) => ask(`${path}?${strange}`, { cookie: cookies[who] }))
		);
		// A page that is about what its query names may not find it.
		const allowed = query || /imports$|replacement$/.test(id) ? [200, 400, 404] : [200];
		for (const [i, { status }] of answers.entries()) {
			expect(allowed, `${path}?${queries[i]?.slice(0, 80)} → ${status}`).toContain(status);
		}
	}
});

test('addresses that nobody gave out, and methods that nobody uses @server', async () => {
	const { mine, cookies } = await world();
	const { unit, open, file } = mine.ids;
	const desk = `/desk/${unit}`;
	const headers = { accept: 'text/html', cookie: cookies.chair };
	for (const path of [
		'/votes/%00',
		'/votes/%E0%A4%A',
		'/votes/a%2Fb',
		'/votes/__proto__',
		`/votes/${'a'.repeat(5_000)}`,
		'/communities/..%2f..%2fetc%2fpasswd',
		'/files/..%2f..%2fpackage.json',
		`/files/${file}%00.pdf`,
		'/../../etc/passwd',
		'/%2e%2e/%2e%2e/etc/passwd',
		'/_app/..%2f..%2fserver.js',
		'/_app/immutable/%2e%2e/%2e%2e/%2e%2e/package.json',
		'/.git/config',
		'/.env',
		'/s/%F0%9F',
		'/s/%F0%9F%92%A5',
		`/s/${'0'.repeat(5_000)}`,
		`${desk}/votes/%00`,
		`${desk}/rolls/templates/constructor`,
		`${desk}/rolls/imports/%2e%2e%2f`,
		`/votes/${open}/bundle.json/more`,
		'//elsewhere.example/votes'
	]) {
		const answer = await raw('GET', path, headers);
		expect([400, 404], `${path.slice(0, 80)} → ${answer.status}`).toContain(answer.status);
		expect(answer.text).not.toContain('root:');
	}
	for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'HEAD']) {
		for (const path of ['/', '/s', `${desk}/votes/${open}`, `/votes/${open}/bundle.json`, '/x']) {
			const { status } = await raw(method, path, headers);
			expect(status, `${method} ${path}`).toBeLessThan(500);
			if (/^(PUT|DELETE|PATCH)$/.test(method)) expect(status).toBeGreaterThanOrEqual(400);
		}
	}
});

test('every answer says how it may be used, also where no page of ours is reached @server', async () => {
	const { origin } = environment();
	for (const [method, path, status] of [
		['GET', '/', 200],
		['GET', '/s/', 308],
		['GET', '/%E0%A4%A', 400],
		['GET', '/nothing-here', 404],
		['GET', '/_app/immutable/nothing.js', 404],
		['GET', '/seal.svg', 200],
		['GET', '/healthz', 200],
		['GET', '/desk', 303],
		['PUT', '/votes/none', 405],
		['PUT', '/', 405],
		['TRACE', '/', 400],
		['GET', '/preferences', 405]
	] as const) {
		const answer = await raw(method, path, {
			accept: 'text/html',
			...(method === 'PUT' && { origin })
		});
		expect(answer.status, path).toBe(status);
		expect(answer.headers, `${method} ${path}`).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'content-security-policy': expect.stringMatching(
				/default-src '(none|self)'.*frame-ancestors 'none'/
			)
		});
	}
});

/** Every field twice, each with two of the values; which two depends on the turn. */
function doubled(names: string[], values: string[], turn: number): URLSearchParams {
	const value = (i: number) => values[(i * 7 + turn) % values.length] ?? '';
	return new URLSearchParams(
		names.flatMap((name, i) => [
			[name, value(i)],
			[name, value(i + 1)]
		])
	);
}

/** A file where every text belongs. */
function withFiles(names: string[]): FormData {
	const body = new FormData();
	for (const name of names) body.append(name, new File(['a'], '../../a.txt'));
	return body;
}

/** A fault of ours; too busy is none, if it says when to come again. */
function isFault({ status, headers }: Response): boolean {
	return status >= 500 && !(status === 503 && headers.has('retry-after'));
}

function isLetIn(answer: number | 'sign in'): boolean {
	return typeof answer === 'number' && answer !== 403;
}

type Answer = { status: number; text: string; headers: IncomingMessage['headers'] };

/** A request as it is written here: `fetch` would put address and headers right first. */
function raw(
	method: string,
	path: string,
	headers: Record<string, string>,
	body = '',
	agent?: Agent
): Promise<Answer> {
	const { hostname, port, host } = new URL(environment().origin);
	return new Promise((resolve, reject) => {
		const answered = async (answer: IncomingMessage) => {
			const parts: Buffer[] = [];
			for await (const part of answer) parts.push(part);
			const text = Buffer.concat(parts).toString();
			resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
		};
		const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
		const sent = { host, ...headers, ...length };
		request({ hostname, port, method, path, headers: sent, ...(agent && { agent }) })
			.on('response', (answer) => void answered(answer).catch(reject))
			.on('error', reject)
			.end(body);
	});
}
