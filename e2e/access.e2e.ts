import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { insteadOf, isDesk, pathOf, routes, thingsOf, type Answer, type Row } from './routes.ts';
import { ask, everybody, makeWorld, world, type Who, type World } from './world.ts';

type Door = { id: string; methods: string[]; actions: string[] };
const doors: Door[] = JSON.parse(execFileSync(process.execPath, ['e2e/doors.mjs']).toString());

test.describe('access @server', () => {
	test('every route has a row, and every row a route', () => {
		const folders = readdirSync('src/routes', { recursive: true, withFileTypes: true })
			.filter(({ name }) => /^\+(page(@.*)?\.svelte|page\.server\.ts|server\.ts)$/.test(name))
			.map(({ parentPath }) => parentPath.replaceAll('\\', '/').slice('src/routes'.length) || '/');
		const found = [...new Set(folders)].sort();
		expect(doors.map(({ id }) => id).sort(), 'the build is of these sources').toEqual(found);
		expect(Object.keys(routes).sort()).toEqual(found);
	});

	test('every method and every form action has a row', () => {
		const wanted = doors.map(({ id, methods, actions }) => ({
			id,
			get: methods.includes('GET'),
			post: [...actions, ...methods.filter((method) => method !== 'GET')].sort()
		}));
		const rows = doors.map(({ id }) => ({
			id,
			get: routes[id]?.get !== undefined,
			post: Object.keys(routes[id]?.post ?? {}).sort()
		}));
		expect(rows).toEqual(wanted);
	});

	for (const who of everybody) {
		test(`${who}: what opens`, async () => {
			const { mine } = await world();
			const rows = Object.entries(routes).flatMap(([id, { get }]) =>
				get ? [{ path: pathOf(id, mine), wanted: get[who] }] : []
			);
			await expectAnswers(who, rows);
		});

		test(`${who}: ids that are another unit’s or nobody’s`, async () => {
			const { mine, other } = await world();
			const rows = Object.entries(routes).flatMap(([id, row]) => {
				if (!row.get || thingsOf(id).length === 0) return [];
				const wanted = (row.forged ?? insteadOf(row.get, 404))[who];
				const nobody = { path: pathOf(id, mine, 'forged'), wanted };
				const isPrivate = isDesk(id) && !id.includes('[kind]');
				return isPrivate ? [nobody, { path: pathOf(id, mine, other), wanted }] : [nobody];
			});
			await expectAnswers(who, rows);
		});

		test(`${who}: what a form may do`, async () => {
			const rows = Object.entries(routes).filter(([, { last }]) => !last);
			await expectAnswers(who, (await Promise.all(rows.map((row) => forms(who, row)))).flat());
		});
	}

	test('signing out', async () => {
		const left = await makeWorld();
		const rows = Object.entries(routes)
			.filter(([, { last }]) => last)
			.reverse();
		for (const who of everybody) {
			for (const [id, row] of rows) {
				for (const form of await forms(who, [id, row], left)) {
					await expectAnswers(who, [form], left);
				}
			}
		}
	});
});

type Asked = { path: string; wanted: Answer; isForm?: boolean };

/** The forms of a route as this person sends them; see the table for the ids. */
async function forms(who: Who, [id, row]: [string, Row], of?: World): Promise<Asked[]> {
	const { mine, other } = of ?? (await world());
	return Object.entries(row.post ?? {}).flatMap(([name, answers]) => {
		const wanted = answers[who];
		const refused = wanted === 'sign in' || wanted === 403;
		const foreign = isDesk(id) ? [other, 'forged' as const] : ['forged' as const];
		const things = refused || row.own || thingsOf(id).length === 0 ? [mine] : foreign;
		return things.map((thing) => ({
			path: withAction(pathOf(id, mine, thing), name),
			wanted,
			isForm: true
		}));
	});
}

function withAction(path: string, name: string): string {
	return name === 'default' || name === 'POST' ? path : `${path.split('?')[0]}?/${name}`;
}

async function expectAnswers(who: Who, rows: Asked[], of?: World): Promise<void> {
	const { cookies } = of ?? (await world());
	const got: string[] = [];
	for (let from = 0; from < rows.length; from += 8) {
		const some = rows.slice(from, from + 8).map(async ({ path, isForm }) => {
			const body = isForm ? { body: new URLSearchParams({ id: 'forged' }) } : {};
			return `${path} → ${answerOf(await ask(path, { cookie: cookies[who], ...body }))}`;
		});
		got.push(...(await Promise.all(some)));
	}
	expect(got).toEqual(rows.map((row) => `${row.path} → ${expected(row)}`));
}

/** A form is told to sign in by an error, and not sent there: what was typed would be lost. */
function expected({ wanted, isForm }: Asked): Answer {
	return isForm && wanted === 'sign in' ? 401 : wanted;
}

function answerOf(response: Response): Answer {
	const asked = response.headers.get('location')?.startsWith('/sign-in?to=') ?? false;
	return response.status === 303 && asked ? 'sign in' : response.status;
}
