import { beforeAll, expect, test } from 'vitest';
import * as audit from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { newId } from '#lib/server/id.ts';
import * as admissions from './admissions.server.ts';
import { admitAll } from './admitting.server.ts';
import { START } from './terms.fixture.ts';

let organiser: Actor;
let other: Actor;

beforeAll(async () => {
	for (const id of ['org', 'else', 'willow', 'bridge']) await addUnit(id);
	organiser = await addActor('组织者', 'org', 'organiser');
	other = await addActor('别人', 'else', 'organiser');
});

const admit = (unitId: string, key = newId()) =>
	admissions.admit(organiser, 'org', { key, unitId, kind: 'member' }, START);

test('a unit is admitted once at a time, and may join again after it has left', async () => {
	expect(await admissions.isAdmitted('org', 'willow')).toBe(false);
	expect(await admit('willow')).toBe('admitted');
	expect(await admit('willow')).toBe('already_admitted');
	expect(await admit('nowhere')).toBe('no_such_unit');
	const now = await admissions.findNow('org', 'willow');
	expect(now).toMatchObject({ kind: 'member', name: 'willow社区', joined_at: START });
	const id = now?.id ?? '';
	const leave = (reason: string) => admissions.leave(organiser, 'org', { id, reason }, START + 1);
	expect(await leave(' ')).toBe('no_reason');
	expect(await leave('撤并')).toBe('left');
	expect(await leave('撤并')).toBe('not_admitted');
	expect(await admissions.listFormer('org')).toMatchObject([{ id, leave_reason: '撤并' }]);
	expect(await admit('willow')).toBe('admitted');
	const { entries } = await audit.list('org', 1, id);
	expect(entries.map(({ action }) => action)).toEqual([
		'programmes.end_admission',
		'programmes.admit'
	]);
});

test('admitted units are found by name, code and kind of membership', async () => {
	await admit('bridge');
	const { id = '' } = (await admissions.findNow('org', 'bridge')) ?? {};
	const revised = { id, kind: 'vice-chair' as const };
	expect(await admissions.revise(organiser, 'org', revised, START)).toBe('revised');
	const found = async (search: Parameters<typeof admissions.list>[1]) =>
		(await admissions.list('org', search)).admissions.map(({ unit_id }) => unit_id);
	expect(await found({ kind: 'vice-chair' })).toEqual(['bridge']);
	expect(await found({ search: 'bri' })).toEqual(['bridge']);
	expect(await found({ search: '%' })).toContain('bridge');
	expect((await admissions.list('else')).total).toBe(0);
});

test('nobody admits to another organiser’s programmes, or changes its list', async () => {
	const input = { key: newId(), unitId: 'willow', kind: 'member' as const };
	await expect(admissions.admit(other, 'org', input, START)).rejects.toMatchObject({ status: 403 });
	const { id = '' } = (await admissions.findNow('org', 'bridge')) ?? {};
	expect(await admissions.leave(other, 'else', { id, reason: '改' }, START)).toBe('not_admitted');
});

test('a list is admitted whole, or not at all if a unit in it is unknown', async () => {
	for (const id of ['reed', 'heron']) await addUnit(id);
	const line = (row: number, code: string) => ({ row, code, kind: 'standing' as const });
	const unknown = await admitAll(organiser, 'org', [line(2, 'reed'), line(3, 'nowhere')], START);
	expect(unknown).toEqual({ faults: [{ row: 3, reason: 'no_such_unit' }] });
	expect(await admissions.isAdmitted('org', 'reed')).toBe(false);
	const all = [line(2, 'reed'), line(3, 'heron'), line(4, 'willow')];
	expect(await admitAll(organiser, 'org', all, START)).toEqual({ admitted: 2 });
	expect(await admissions.findNow('org', 'willow')).toMatchObject({ kind: 'member' });
	await expect(admitAll(other, 'org', all, START)).rejects.toMatchObject({ status: 403 });
});
