import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import * as sessions from '#lib/people/sessions.server.ts';
import { openForReading, write, type Database } from '#lib/server/db.ts';
import { atMost, peakMegabytes, type Figure } from './figure.ts';
import { startAsking } from './others.ts';
import { serve } from './serve.ts';
import { leave, town } from './town.ts';

const lines = 100_000;
const cases = [
	{ what: 'import', kind: 'csv', renews: false },
	{ what: 'import', kind: 'xlsx', renews: false },
	{ what: 'renewal', kind: 'xlsx', renews: true }
];

/** A roll of 100 000 owners from upload to roll, as a committee's browser sends it; then the same half a year later. */
export async function measure(): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const { what, kind, renews } of cases) {
		const now = Date.now();
		const place = await town(1, now);
		const token = await signIn(now);
		await leave();
		const [first, later] = [makeRoll(place.folder, kind), makeRoll(place.folder, kind, 'later')];
		let server = await serve(['server.js'], place.settings);
		const { database, close } = await openForReading({ url: place.settings.DATABASE_URL });
		let done = await importOnce({ server, database, token }, first, null);
		if (renews) {
			// A server of its own, so that the peak is of the renewal alone.
			await server.stop();
			server = await serve(['server.js'], place.settings);
			done = await importOnce({ server, database, token }, later, done.rollId);
		}
		figures.push(...weigh(`${what} of ${lines.toLocaleString('en')} lines, .${kind}`, done));
		await server.stop();
		await close();
		await place.remove();
	}
	return figures;
}

type Server = Awaited<ReturnType<typeof serve>>;
type Visit = { server: Server; database: Database; token: string };
type Done = { preview: number; whole: number; memory: number; wait: number; rollId: string };

function weigh(name: string, { preview, whole, memory, wait }: Done): Figure[] {
	return [
		atMost(`${name}: from upload to roll (preview after ${preview.toFixed(1)} s)`, whole, 15, 's'),
		atMost(`${name}: memory of the server`, memory, 300, 'MB'),
		{
			what: `${name}: longest wait of others`,
			measured: `${Math.round(wait)} ms`,
			budget: 'none',
			kept: true
		}
	];
}

async function importOnce(visit: Visit, path: string, rollId: string | null): Promise<Done> {
	const { server, database, token } = visit;
	const others = startAsking(server);
	const start = performance.now();
	const seconds = () => (performance.now() - start) / 1000;
	const form = new FormData();
	form.set('key', `bench-${start}`);
	form.set(rollId ? 'roll' : 'kind', rollId ?? 'owners');
	form.set('file', new Blob([new Uint8Array(await readFile(path))]), path);
	const columns = await post(server, token, '/desk/town/rolls/imports', form);
	const id = columns.split('/').at(-2) ?? '';
	await untilRead(database, id);
	const preview = seconds();
	await post(
		server,
		token,
		`/desk/town/rolls/imports/${id}?/confirm`,
		new URLSearchParams({ version: '1', name: '业主' })
	);
	const whole = seconds();
	const [made] = await database.all<{ roll_id: string }>(
		sql`SELECT roll_id FROM roll_import WHERE id = ${id} AND confirmed_at IS NOT NULL`
	);
	if (!made) throw new Error('The import was not confirmed');
	const wait = await others.stop();
	return { preview, whole, wait, memory: await peakMegabytes(server.pid), rollId: made.roll_id };
}

async function untilRead(database: Database, id: string): Promise<void> {
	for (;;) {
		const [read] = await database.all<{ failure: string | null }>(
			sql`SELECT failure FROM roll_import WHERE id = ${id} AND read_version = version`
		);
		if (read?.failure) throw new Error(`The file could not be read: ${read.failure}`);
		if (read) return;
		await setTimeout(50);
	}
}

/** Sends a form and tells where it leads. */
async function post(server: Server, token: string, path: string, body: BodyInit): Promise<string> {
	const { status, headers } = await fetch(`http://127.0.0.1:${server.port}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: { accept: 'text/html', origin: server.origin, cookie: `minyi=${token}` },
		body
	});
	if (status !== 303) throw new Error(`${path} answered ${status}`);
	return headers.get('location') ?? '';
}

async function signIn(now: number): Promise<string> {
	await write([
		sql`INSERT INTO membership (id, person_id, unit_id, role, from_at, granted_at)
			VALUES ('chair', 'chair', 'town', 'chair', 0, 0)`
	]);
	return (await sessions.open({ id: 'chair', password_hash: '' }, 'bench', now)).token;
}

function makeRoll(folder: string, kind: string, ...when: string[]): string {
	const path = join(folder, `roll${when.join('')}.${kind}`);
	const args = ['--import', 'tsx', 'bench/make-roll.ts', path, String(lines), ...when];
	execFileSync(process.execPath, args);
	return path;
}
