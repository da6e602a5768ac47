import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Actor, Role } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { confirm, propose } from '#lib/votes/confirmations.server.ts';
import { turnout } from '#lib/votes/turnout.server.ts';
import { atMost, median, type Figure } from './figure.ts';
import { leave, town } from './town.ts';

const lines = 100_000;
const visits = 11;

/** Opening a vote of 100 000 owners, some with several units and a developer, in this process; then its turnout. */
export async function measure(): Promise<Figure[]> {
	const now = Date.now();
	const place = await town(1, now);
	await draftOnOwners(now);
	const stalls = monitorEventLoopDelay({ resolution: 5 });
	stalls.enable();
	const start = performance.now();
	await propose(as('chair', 'chair'), 'draft', 'open', now);
	const answer = await confirm(as('second', 'supervisor'), 'draft', 'open', now);
	const whole = (performance.now() - start) / 1000;
	stalls.disable();
	if (answer !== 'done') throw new Error(`The vote was not opened: ${answer}`);
	await castSome(now);
	const times: number[] = [];
	for (let visit = 0; visit < visits; visit++) {
		const before = performance.now();
		await turnout('draft', { fresh: 0 });
		times.push(performance.now() - before);
	}
	await leave();
	await place.remove();
	const name = `opening a vote of ${lines.toLocaleString('en')} owners`;
	return [
		{ what: name, measured: `${whole.toFixed(1)} s`, budget: 'none', kept: true },
		atMost(`${name}: longest wait of others`, stalls.max / 1e6, 200, 'ms'),
		atMost(`its turnout, median of ${visits}`, median(times), 100, 'ms')
	];
}

function as(id: string, role: Role): Actor {
	const memberships = [{ unit_id: 'town', role }];
	return { id, name: id, email: `${id}@bench.example`, memberships };
}

/** A tenth of the lines belong to owners of five, and one in fifty to the developer. */
async function draftOnOwners(now: number): Promise<void> {
	await write([
		{
			sql: `INSERT INTO person (id, email, name, password_hash, created_at)
				VALUES ('second', 'second@bench.example', '监督', '', ?)`,
			args: [now]
		},
		...['chair', 'supervisor'].map((role) => ({
			sql: `INSERT INTO membership (id, person_id, unit_id, role, from_at, granted_at)
				VALUES (?1, iif(?1 = 'chair', 'chair', 'second'), 'town', ?1, 0, 0)`,
			args: [role]
		})),
		{
			sql: `INSERT INTO roll (id, unit_id, kind, name, created_at) VALUES ('owners', 'town', 'owners', '业主', ?)`,
			args: [now]
		},
		{
			sql: `INSERT INTO step (id, consultation_id, position, kind) VALUES ('step-2', 'matter', 3, 'vote')`
		},
		{
			sql: `INSERT INTO vote (id, form_key, unit_id, consultation_id, step_id, question, method, settings, privacy,
					roll_id, rule, opens_at, closes_at, created_by, created_at)
				SELECT 'draft', 'draft', unit_id, consultation_id, 'step-2', question, method, settings, privacy,
					'owners', rule, opens_at, closes_at, created_by, created_at FROM vote WHERE id = 'vote'`
		}
	]);
	await write([
		{
			sql: `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
				INSERT INTO roll_entry (id, roll_id, name, building, entrance, room, door_order, area, owner_key,
					developer, phone_last4, phone_hash, added_at)
				SELECT printf('line%07d', i), 'owners', '业主' || i, i / 400 || '号楼', '1单元', i % 400,
					printf('%06d|%06d', i / 400, i % 400), 6000 + i % 9000,
					iif(i % 10 = 3, 'key' || i / 50, ''), i % 50 = 7, '0417', hex(randomblob(20)), ?2 FROM n`,
			args: [lines, now]
		}
	]);
}

/** Slips for all, and ballots of six in ten. */
async function castSome(now: number): Promise<void> {
	await write([
		{
			sql: `INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at)
				SELECT lower(hex(randomblob(10))), 'draft', id, hex(randomblob(20)), ? FROM elector WHERE vote_id = 'draft'`,
			args: [now]
		}
	]);
	await write([
		{
			sql: `INSERT INTO mark (vote_id, elector_id, channel, key)
				SELECT 'draft', id, iif(random() % 9 = 0, 'paper', 'online'), hex(randomblob(8))
				FROM elector WHERE vote_id = 'draft' AND abs(random()) % 10 < 6`
		}
	]);
}
