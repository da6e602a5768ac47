import { beforeAll, expect, test } from 'vitest';
import {
	application,
	calibration,
	calibration_result,
	programme,
	review
} from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { acceptAsNew } from '#lib/people/acceptance.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as invitations from '#lib/people/invitations.server.ts';
import { addActor, addPerson, addUnit } from '#lib/people/people-for-tests.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as joining from './pool-joining.server.ts';
import * as record from './pool-record.server.ts';
import * as pool from './pool.server.ts';
import * as promotion from './promotion.server.ts';
import { exampleRules } from './promotion.ts';
import { DAY, START, wholeTerms } from './terms.fixture.ts';

let organiser: Actor;
let other: Actor;

beforeAll(async () => {
	for (const id of ['org', 'else', 'place']) await addUnit(id);
	organiser = await addActor('组织者', 'org', 'organiser');
	other = await addActor('别人', 'else', 'organiser');
});

async function joined(name = '周老师', tier: 'junior' | 'middle' | 'senior' = 'junior') {
	const { id: personId } = await addPerson(name);
	const input = { key: newId(), personId, field: '社区治理', city: '1101', tier, reason: '推荐' };
	const answer = await joining.join(organiser, 'org', input, START);
	if (typeof answer === 'string') throw new Error(answer);
	return { id: answer.id, personId, input };
}

/** A review in hand. */
async function review1(evaluatorId: string): Promise<string> {
	const id = newId();
	const created = { created_by: organiser.id, created_at: START };
	await write([
		db()
			.insert(programme)
			.values({ id, form_key: id, unit_id: 'org', year: 2027, draft: wholeTerms(), ...created }),
		db()
			.insert(application)
			.values({ id, form_key: id, programme_id: id, unit_id: 'place', ...created }),
		db().insert(review).values({
			id,
			application_id: id,
			evaluator_id: evaluatorId,
			assigned_at: START,
			assigned_by: organiser.id
		})
	]);
	return id;
}

test('somebody joins once at a time, in a tier, with the reason on record', async () => {
	const { id, input } = await joined();
	expect(await pool.getOfOrganiser('org', id)).toMatchObject({
		name: '周老师',
		field: '社区治理',
		city: '1101',
		tier: 'junior',
		since: START,
		load: 0,
		done: 0,
		calibration: null
	});
	expect(await joining.join(organiser, 'org', { ...input, key: newId() }, START)).toBe(
		'already_there'
	);
	expect(await joining.join(organiser, 'org', { ...input, personId: 'nobody' }, START)).toBe(
		'no_such_person'
	);
	const { tiers } = await record.recordOf(id);
	expect(tiers).toEqual([{ tier: 'junior', from_at: START, reason: '推荐', decided_by: '组织者' }]);
});

test('an organiser invites evaluators, and nobody else; who accepts waits to be taken in', async () => {
	const wish = { key: newId(), unitId: 'org', name: '吴老师', email: 'wu@example.org' };
	await expect(
		invitations.invite(organiser, { ...wish, role: 'chair' }, START)
	).rejects.toMatchObject({ status: 403 });
	const made = await invitations.invite(organiser, { ...wish, role: 'evaluator' }, START);
	if ('refused' in made) throw new Error(made.refused);
	const accepted = await acceptAsNew(
		made.token,
		{ name: '吴老师', password: '春天的社区很安静，花都开了' },
		START + 1
	);
	if ('refused' in accepted) throw new Error(accepted.refused);
	expect(await pool.listCandidates('org', START + 2)).toEqual([
		{ person_id: accepted.id, name: '吴老师', email: 'wu@example.org' }
	]);
	const taken = { key: newId(), personId: accepted.id, field: '', city: '', reason: '' };
	await joining.join(organiser, 'org', { ...taken, tier: 'junior' }, START + 3);
	expect(await pool.listCandidates('org', START + 4)).toEqual([]);
});

test('hours, load and the last calibration are told with everybody', async () => {
	const { id } = await joined();
	const trained = { id, held_at: START - DAY, note: '' };
	for (const [kind, hours] of [
		['theory', 8],
		['theory', 6],
		['practice', 4]
	] as const) {
		await record.train(organiser, 'org', { ...trained, key: newId(), kind, hours }, START);
	}
	const reviewId = await review1(id);
	const scores = { programme_id: reviewId, evaluator_id: id, scores: {} };
	await write([
		db()
			.insert(calibration)
			.values({ programme_id: reviewId, sample: {}, made_by: organiser.id, made_at: START }),
		db()
			.insert(calibration_result)
			.values({ ...scores, distance: 900, done_at: START })
	]);
	expect(await pool.getOfOrganiser('org', id)).toMatchObject({
		hours: { theory: 14, professional: 0, practice: 4, supervision: 0, 'case-study': 0 },
		load: 1,
		calibration: 900
	});
	expect(await joining.leave(organiser, 'org', { id, reason: '调离' }, START)).toBe('has_reviews');
});

test('training that has not been yet is not entered; what was wrong is taken out', async () => {
	const { id } = await joined();
	const input = { key: newId(), id, kind: 'theory' as const, hours: 8, note: '' };
	expect(await record.train(organiser, 'org', { ...input, held_at: START + 1 }, START)).toBe(
		'not_yet'
	);
	expect(await record.train(organiser, 'org', { ...input, held_at: START }, START)).toBe('entered');
	expect(await record.train(organiser, 'org', { ...input, held_at: START }, START)).toBe(
		'unchanged'
	);
	const { trainings } = await record.recordOf(id);
	await record.untrain(organiser, 'org', { id, trainingId: trainings[0]?.id ?? '' }, START);
	expect((await pool.getOfOrganiser('org', id)).hours.theory).toBe(0);
});

test('a tier changes with a reason, and its history stays', async () => {
	const { id } = await joined();
	const rise = { id, tier: 'middle' as const, reason: '满两年' };
	expect(await record.promote(organiser, 'org', { ...rise, reason: ' ' }, START + DAY)).toBe(
		'no_reason'
	);
	expect(await record.promote(organiser, 'org', rise, START + DAY)).toBe('promoted');
	expect(await record.promote(organiser, 'org', rise, START + 2 * DAY)).toBe('unchanged');
	expect(await pool.getOfOrganiser('org', id)).toMatchObject({
		tier: 'middle',
		since: START + DAY
	});
	expect((await record.recordOf(id)).tiers).toHaveLength(2);
});

test('units that somebody belongs to are noted and taken away', async () => {
	const { id } = await joined();
	const unitId = 'place';
	expect(await record.affiliate(organiser, 'org', { id, unitId, note: '顾问' }, START)).toBe(
		'added'
	);
	expect((await record.recordOf(id)).affiliations).toMatchObject([
		{ unit_id: 'place', note: '顾问' }
	]);
	await record.disaffiliate(organiser, 'org', { id, unitId }, START);
	expect((await record.recordOf(id)).affiliations).toEqual([]);
});

test('who leaves, with a reason, is among the former, and may join again', async () => {
	const { id, input } = await joined('郑老师');
	expect(await joining.leave(organiser, 'org', { id, reason: '' }, START)).toBe('no_reason');
	expect(await joining.leave(organiser, 'org', { id, reason: '退休' }, START + 1)).toBe('left');
	expect(await joining.leave(organiser, 'org', { id, reason: '退休' }, START + 2)).toBe(
		'not_there'
	);
	expect((await pool.listFormer('org'))[0]).toMatchObject({ id, leave_reason: '退休' });
	expect((await pool.list('org', { search: '郑老师' })).total).toBe(0);
	const again = await joining.join(organiser, 'org', { ...input, key: newId() }, START + 3);
	expect(again).toHaveProperty('id');
	const { entries } = await audit.list('org', 1, id);
	expect(entries.map(({ action }) => action)).toEqual([
		'programmes.leave_pool',
		'programmes.join_pool'
	]);
});

test('a pool is found by name, field and tier', async () => {
	await joined('钱教授', 'senior');
	const search = (more: Parameters<typeof pool.list>[1]) => pool.list('org', more);
	expect((await search({ search: '钱教' })).evaluators).toMatchObject([{ name: '钱教授' }]);
	expect((await search({ tier: 'senior' })).total).toBe(1);
	expect((await pool.list('else')).total).toBe(0);
});

test('nobody keeps another organiser’s pool', async () => {
	const { id } = await joined();
	await expect(joining.leave(other, 'org', { id, reason: '改' }, START)).rejects.toMatchObject({
		status: 403
	});
	expect(await joining.leave(other, 'else', { id, reason: '改' }, START)).toBe('not_there');
	expect(await record.promote(other, 'else', { id, tier: 'senior', reason: '改' }, START)).toBe(
		'unchanged'
	);
	await expect(pool.getOfOrganiser('else', id)).rejects.toMatchObject({ status: 404 });
});

test('the example’s rules hold until an organiser writes their own', async () => {
	expect(await promotion.rulesOf('org')).toEqual({ rules: exampleRules, version: 0 });
	const rules = [{ ...exampleRules[0]!, years: 0, hours: {}, calibration: null }];
	const revise = (version: number) =>
		promotion.reviseRules(organiser, 'org', { rules, version }, START);
	expect(await revise(0)).toBe('revised');
	expect(await revise(0)).toBe('edited_meanwhile');
	expect(await promotion.rulesOf('org')).toEqual({ rules, version: 1 });
	const [first] = await promotion.listPromotions('org', START);
	expect(first).toMatchObject({ tier: 'junior', to: 'middle', missing: [] });
});
