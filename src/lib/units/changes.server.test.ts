import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, makeOpenVote, START } from '#db/community.fixture.ts';
import { unit } from '#db/schema.server.ts';
import { type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { changeTwoPerson, close, create, reopen, revise } from './changes.server.ts';
import type { UnitInput } from './units.form.ts';
import * as units from './units.server.ts';

const now = Date.UTC(2026, 2, 5);
const admin: Actor = {
	id: 'admin',
	name: 'A',
	email: 'a@example.org',
	memberships: [{ unit_id: 'nation', role: 'administrator' }]
};
const chairOf = (unitId: string): Actor => ({
	...admin,
	id: 'chair',
	memberships: [{ unit_id: unitId, role: 'chair' }]
});
const province: UnitInput = {
	parent_id: 'nation',
	level: 'province',
	kind: 'urban',
	code: '990000000000',
	name: '示范省',
	name_en: 'Example Province',
	time_zone: 'Asia/Shanghai'
};

beforeAll(async () => {
	await write([
		db().insert(unit).values({
			id: 'nation',
			code: '000000000000',
			level: 'nation',
			kind: 'urban',
			name: '示范国',
			name_en: 'Example',
			created_at: now
		})
	]);
});

describe('a new unit', () => {
	it('stands right below its parent and has a code of its own', async () => {
		const made = await create(admin, province, now);
		expect(made).toEqual({ id: expect.any(String) });
		expect(await create(admin, province, now)).toEqual({ refused: 'taken' });
		expect(await create(admin, { ...province, level: 'city' }, now)).toEqual({
			refused: 'wrong_level'
		});
		expect(await create(admin, { ...province, code: '99' }, now)).toEqual({
			refused: 'not_12_digits'
		});
		expect((await units.listChildren('nation')).map((child) => child.name)).toEqual(['示范省']);
	});

	it('is added by an administrator alone', async () => {
		await expect(create(chairOf('nation'), province, now)).rejects.toMatchObject({ status: 403 });
	});
});

describe('a profile', () => {
	const profile = {
		population: 1200,
		households: 400,
		land_area: 1.25,
		address: '青禾路 1 号',
		contact: '示例',
		phone: '000-0000',
		introduction: '',
		time_zone: 'Asia/Urumqi',
		two_person: false
	};

	it('is changed by the chair of this very unit', async () => {
		await revise(chairOf('nation'), 'nation', profile, now);
		expect(await units.get('nation')).toMatchObject({
			population: 1200,
			land_area: 12_500,
			two_person: true
		});
		await expect(revise(chairOf('elsewhere'), 'nation', profile, now)).rejects.toMatchObject({
			status: 403
		});
	});
});

it('two people are done away with by an administrator alone, and asked for by the chair again', async () => {
	const chair = chairOf('nation');
	await expect(changeTwoPerson(chair, 'nation', false, now)).rejects.toMatchObject({ status: 403 });
	await changeTwoPerson(admin, 'nation', false, now);
	expect((await units.get('nation')).two_person).toBe(false);
	const profile = { ...(await units.get('nation')), land_area: null, two_person: true };
	await revise(chair, 'nation', profile, now);
	expect((await units.get('nation')).two_person).toBe(true);
});

it('a closed unit can be opened again', async () => {
	await close(admin, 'nation', now);
	expect((await units.get('nation')).closed_at).toBe(now);
	await reopen(admin, 'nation', now + 1);
	expect((await units.get('nation')).closed_at).toBeNull();
});

it('a unit is not closed while a vote there has no result yet', async () => {
	const { voteId, community } = await makeOpenVote();
	expect(await close(admin, community.unitId, now)).toBe('votes_open');
	expect((await units.get(community.unitId)).closed_at).toBeNull();
	await ensureCounted(voteId, START + 8 * DAY);
	expect(await close(admin, community.unitId, now)).toBe('closed');
	expect(await close(admin, community.unitId, now)).toBe('unchanged');
});

it('an unknown unit is a 404', async () => {
	await expect(units.get('nobody')).rejects.toMatchObject({ status: 404 });
});
