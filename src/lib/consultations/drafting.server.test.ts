import { beforeAll, expect, test } from 'vitest';
import { consultation, person, unit, vote, step, roll } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import type { Actor, Role } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import type { ConsultationInput } from './consultations.form.ts';
import * as consultations from './consultations.server.ts';
import * as drafting from './drafting.server.ts';

const as = (role: Role, unitId = 'u1'): Actor => ({
	id: 'p1',
	name: '王主任',
	email: 'chair@example.org',
	memberships: [{ unit_id: unitId, role }]
});

const input = (key: string, more: Partial<ConsultationInput> = {}): ConsultationInput => ({
	key,
	version: 1,
	title: '更换电梯',
	background: '电梯已用二十年。',
	notice: '请大家参加。',
	topic: 'public-affairs',
	participants: ['owners-committee'],
	participants_note: '',
	...more
});

beforeAll(async () => {
	const place = (id: string, code: string) =>
		db().insert(unit).values({
			id,
			code,
			level: 'community',
			kind: 'urban',
			name: '青禾里',
			name_en: 'Qinghe Lane',
			created_at: 0
		});
	await write([
		place('u1', '110101001001'),
		place('u2', '110101001002'),
		db().insert(person).values({
			id: 'p1',
			email: 'chair@example.org',
			name: '王主任',
			password_hash: '',
			created_at: 0
		})
	]);
});

test('a draft has its notice as first step, and is not public', async () => {
	const { id } = await drafting.draft(as('editor'), 'u1', input('k1'), 1000);
	const drafted = await consultations.get(id);
	expect(drafted).toMatchObject({ title: '更换电梯', published_at: null, version: 1 });
	expect(drafted.participants).toEqual(['owners-committee']);
	const steps = await consultations.listSteps(id);
	expect(steps).toMatchObject([{ position: 1, kind: 'notice', body: '请大家参加。' }]);
	expect(await consultations.listPublished('u1')).toEqual([]);
});

test('sending the same form again makes no second draft', async () => {
	const all = await Promise.all(
		Array.from({ length: 5 }, () => drafting.draft(as('chair'), 'u1', input('k2'), 1000))
	);
	expect(new Set(all.map(({ id }) => id)).size).toBe(1);
	expect(await consultations.listSteps(all[0]?.id ?? '')).toHaveLength(1);
});

test('a supervisor and people of another unit cannot draft, revise or publish', async () => {
	const { id } = await drafting.draft(as('chair'), 'u1', input('k3'), 1000);
	for (const other of [as('supervisor'), as('chair', 'u2')]) {
		await expect(drafting.draft(other, 'u1', input('k4'), 1000)).rejects.toMatchObject({
			status: 403
		});
		await expect(drafting.revise(other, id, input(''), 1000)).rejects.toMatchObject({
			status: 403
		});
		await expect(drafting.publish(other, id, 1000)).rejects.toMatchObject({ status: 403 });
	}
});

test('the key of another unit’s form is refused and changes nothing', async () => {
	await drafting.draft(as('chair'), 'u1', input('k5'), 1000);
	await expect(drafting.draft(as('chair', 'u2'), 'u2', input('k5'), 1000)).rejects.toMatchObject({
		status: 409
	});
});

test('the second of two editors is told that somebody saved meanwhile', async () => {
	const { id } = await drafting.draft(as('chair'), 'u1', input('k6'), 1000);
	expect(await drafting.revise(as('chair'), id, input('', { title: '甲' }), 2000)).toBe('revised');
	expect(await drafting.revise(as('editor'), id, input('', { title: '乙' }), 2000)).toBe(
		'edited_meanwhile'
	);
	expect(await consultations.get(id)).toMatchObject({ title: '甲', version: 2 });
	const { entries } = await audit.list('u1');
	expect(entries[0]).toMatchObject({ action: 'consultations.revise', subject_id: id });
	expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({
		changed: ['title'],
		published: false
	});
});

test('publishing shows it to everybody from that moment, once', async () => {
	const { id } = await drafting.draft(as('chair'), 'u1', input('k7'), 1000);
	expect(await drafting.publish(as('chair'), id, 3000)).toBe('published');
	expect(await drafting.publish(as('chair'), id, 4000)).toBe('already_published');
	expect((await consultations.listSteps(id))[0]).toMatchObject({ starts_at: 3000 });
	expect((await consultations.listPublished('u1')).map((one) => one.id)).toContain(id);
});

test('once a vote on it was opened, nobody changes what is voted on', async () => {
	const { id } = await drafting.draft(as('chair'), 'u1', input('k8'), 1000);
	await write([
		db()
			.insert(roll)
			.values({ id: 'r1', unit_id: 'u1', kind: 'adults', name: '名册', created_at: 0 }),
		db().insert(step).values({ id: 's1', consultation_id: id, position: 2, kind: 'vote' }),
		db().insert(vote).values({
			id: 'v1',
			form_key: 'f1',
			unit_id: 'u1',
			consultation_id: id,
			step_id: 's1',
			question: '？',
			method: 'motion',
			settings: {},
			privacy: 'named',
			roll_id: 'r1',
			rule: {},
			opens_at: 1,
			closes_at: 2,
			created_by: 'p1',
			created_at: 0,
			opened_at: 5
		})
	]);
	expect(await drafting.revise(as('chair'), id, input('', { title: '丙' }), 6000)).toBe('frozen');
	expect(await consultations.get(id)).toMatchObject({ title: '更换电梯' });
});

test('a unit’s consultations are found by title and paged', async () => {
	const draft = (n: number) =>
		drafting.draft(as('chair', 'u2'), 'u2', input(`n${n}`, { title: `第${n}件 100%` }), n);
	for (let n = 1; n <= 21; n++) await draft(n);
	const first = await consultations.listOfUnit('u2');
	expect(first).toMatchObject({ total: 21, pages: 2 });
	expect(first.consultations).toHaveLength(20);
	expect(first.consultations[0]?.title).toBe('第21件 100%');
	const found = await consultations.listOfUnit('u2', { search: '第2件' });
	expect(found.consultations.map(({ title }) => title)).toEqual(['第2件 100%']);
	expect(await db().$count(consultation)).toBeGreaterThan(21);
});
