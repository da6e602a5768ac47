import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#db/migrate.ts';
import { consultation, person, roll, step, unit, vote } from '#db/schema.server.ts';
import { closeDatabase, db, openDatabase, write } from '#lib/server/db.ts';

const hour = 3_600_000;
export const secret = '5e'.repeat(32);

/** A folder with a database in which one vote of a large town is open, or over and not yet counted. */
export async function town(electors: number, now: number, over = false) {
	const folder = await mkdtemp(join(tmpdir(), 'minyi-bench-'));
	const url = `file:${join(folder, 'minyi.db')}`;
	const settings = { DATA_DIR: folder, DATABASE_URL: url, SECRET: secret, LOG_LEVEL: 'error' };
	Object.assign(process.env, settings);
	await migrate({ url });
	await openDatabase({ url });
	const at = now - 30 * hour;
	const closes = over ? now - hour : now + 24 * hour;
	await write([
		db().insert(unit).values({
			id: 'town',
			code: '990102003001',
			level: 'community',
			kind: 'urban',
			name: '大城社区',
			name_en: 'Large Town',
			created_at: at
		}),
		db().insert(person).values({
			id: 'chair',
			email: 'chair@bench.example',
			name: '主任',
			password_hash: '',
			created_at: at
		}),
		db()
			.insert(roll)
			.values({ id: 'roll', unit_id: 'town', kind: 'households', name: '名册', created_at: at }),
		db().insert(consultation).values({
			id: 'matter',
			form_key: 'matter',
			unit_id: 'town',
			title: '中心花园',
			topic: 'public-affairs',
			participants: [],
			created_by: 'chair',
			created_at: at,
			published_at: at,
			published_by: 'chair'
		}),
		db().insert(step).values({ id: 'step', consultation_id: 'matter', position: 2, kind: 'vote' }),
		db()
			.insert(vote)
			.values({
				id: 'vote',
				form_key: 'vote',
				unit_id: 'town',
				consultation_id: 'matter',
				step_id: 'step',
				question: '是否同意改造中心花园？',
				method: 'motion',
				settings: {},
				privacy: 'confidential',
				roll_id: 'roll',
				rule: {
					id: 'residents-assembly-households',
					participation: [{ basis: 'households', fraction: [1, 2], strict: true }],
					approval: [{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' }]
				},
				opens_at: at,
				closes_at: closes,
				created_by: 'chair',
				created_at: at,
				opened_at: at,
				opened_by: 'chair',
				config_hash: '',
				electorate_heads: electors,
				electorate_households: electors,
				electorate_area: 0
			})
	]);
	return { folder, settings, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Electors `e1`… with slips `s1`… */
export async function populate(electors: number, now: number): Promise<void> {
	const numbers = (rest: string, args: unknown[]) => ({
		sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) ${rest}`,
		args: [electors, ...args]
	});
	await write([
		numbers(
			`INSERT INTO elector (id, vote_id, roll_entry_id, name, building, entrance, room, door_order, heads, households, added_at)
			SELECT 'e' || i, 'vote', 'r' || i, '张三', i / 500, '1', i, printf('%08d', i), 1, 1, ?2 FROM n`,
			[now]
		)
	]);
	await write([
		numbers(
			`INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at) SELECT 's' || i, 'vote', 'e' || i, 'h' || i, ?2 FROM n`,
			[now]
		)
	]);
}

/** Lets the server have the file for itself. */
export const leave = closeDatabase;
