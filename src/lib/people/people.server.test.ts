import { beforeEach, describe, expect, it } from 'vitest';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { acceptAsNew } from './acceptance.server.ts';
import type { Actor } from './actor.ts';
import { inviteAdministrator } from './administrators.server.ts';
import * as invitations from './invitations.server.ts';
import * as people from './people.server.ts';
import { addActor, addMembership, addPerson, addUnit } from './people-for-tests.server.ts';
import * as sessions from './sessions.server.ts';

const now = Date.now();
let admin: Actor;
let unitId: string;

beforeEach(async () => {
	await write(
		['session', 'membership', 'invitation', 'person'].map((table) => ({
			sql: `DELETE FROM ${table}`
		}))
	);
	unitId = await addUnit();
	admin = await addActor('Admin', unitId, 'administrator');
});

describe('all people', () => {
	it('are found by a part of the name or address, with what they are', async () => {
		const who = await addPerson('林晓燕');
		await addMembership(who.id, unitId, 'chair');
		await addMembership(who.id, unitId, 'editor', { until_at: now });
		const find = (words: string) => people.search(admin, { words, page: 1 }, now);
		for (const words of ['晓燕', who.email, who.email.slice(0, 5).toUpperCase()]) {
			const { people: found, pages } = await find(words);
			expect(found.map(({ name, memberships }) => [name, memberships.length])).toEqual([
				['林晓燕', 1]
			]);
			expect(pages).toBe(1);
		}
		expect((await find('%')).people).toEqual([]);
		expect((await find("' OR 1=1 --")).people).toEqual([]);
		expect((await find('')).people).toHaveLength(2);
	});

	it('come fifty to a page', async () => {
		await Promise.all(Array.from({ length: 60 }, (_, one) => addPerson(`P${one}`)));
		const second = await people.search(admin, { words: '', page: 2 }, now);
		expect([second.people.length, second.pages]).toEqual([11, 2]);
		expect((await people.search(admin, { words: '', page: 9 }, now)).people).toEqual([]);
	});

	it('are seen and disabled by an administrator alone', async () => {
		const chair = await addActor('Chair', unitId, 'chair');
		const all = { words: '', page: 1 };
		await expect(people.search(chair, all, now)).rejects.toMatchObject({ status: 403 });
		await expect(people.disable(chair, admin.id, now)).rejects.toMatchObject({ status: 403 });
		await expect(people.enable(chair, admin.id, now)).rejects.toMatchObject({ status: 403 });
	});
});

describe('disabling', () => {
	it('ends the sessions and invitations of a person until they are enabled again', async () => {
		const chair = await addActor('Chair', unitId, 'chair');
		const who = { id: chair.id, password_hash: 'known' };
		await write([
			{ sql: 'UPDATE person SET password_hash = ? WHERE id = ?', args: ['known', who.id] }
		]);
		const { token } = await sessions.open(who, '', now);
		const wish = {
			key: newId(),
			unitId,
			role: 'editor',
			name: 'X',
			email: 'x@example.org'
		} as const;
		await invitations.invite(chair, wish, now);
		expect(await people.disable(admin, chair.id, now)).toBe('done');
		expect(await people.disable(admin, chair.id, now)).toBe('unchanged');
		expect(await sessions.find(token, now)).toBeNull();
		expect(await invitations.listPending(admin, unitId, now)).toEqual([]);
		expect(await people.enable(admin, chair.id, now)).toBe('done');
		expect(await sessions.open(who, '', now)).toHaveProperty('token');
	});

	it('is never done to oneself, and of two who disable each other at once, one is left', async () => {
		expect(await people.disable(admin, admin.id, now)).toBe('self');
		const second = await addActor('Second', unitId, 'administrator');
		const answers = await Promise.all([
			people.disable(admin, second.id, now),
			people.disable(second, admin.id, now)
		]);
		expect(answers.toSorted()).toEqual(['done', 'unchanged']);
	});
});

describe('the first administrator', () => {
	it('gets another link when the first is lost', async () => {
		const wish = { name: '何静', email: 'he@example.org' };
		const lost = await inviteAdministrator(wish, now);
		const made = await inviteAdministrator(wish, now);
		if ('refused' in lost || 'refused' in made) throw new Error('refused');
		expect(await invitations.find(lost.token, now)).toMatchObject({ state: 'revoked' });
		expect(await invitations.find(made.token, now)).toMatchObject({ state: 'pending' });
	});

	it('is invited without anybody being there, into the unit at the top', async () => {
		const made = await inviteAdministrator({ name: '何静', email: 'he@example.org' }, now);
		if ('refused' in made) throw new Error(made.refused);
		const account = { name: '何静', password: 'a bamboo grove' };
		const accepted = await acceptAsNew(made.token, account, now);
		if ('refused' in accepted) throw new Error(accepted.refused);
		const { token } = await sessions.open(accepted, '', now);
		expect((await sessions.find(token, now))?.actor.memberships).toMatchObject([
			{ role: 'administrator' }
		]);
		expect(await inviteAdministrator({ name: 'A', email: 'he@example.org' }, now)).toEqual({
			refused: 'excluded'
		});
	});
});
