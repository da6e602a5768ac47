import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { audit_entry, membership } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Actor } from './actor.ts';
import * as invitations from './invitations.server.ts';
import * as memberships from './memberships.server.ts';
import { addActor, addMembership, addPerson, addUnit } from './people-for-tests.server.ts';
import * as sessions from './sessions.server.ts';

const now = Date.now();
const DAY = 86_400_000;
let unitId: string;
let chair: Actor;

beforeEach(async () => {
	unitId = await addUnit();
	chair = await addActor('Chair', unitId, 'chair');
});

const idOf = async (personId: string) => {
	const [row] = await db().select().from(membership).where(eq(membership.person_id, personId));
	return row?.id ?? '';
};

describe('the people of a unit', () => {
	it('are listed with their terms to its desk, those in force first', async () => {
		const former = await addPerson('Former');
		await addMembership(former.id, unitId, 'editor', { until_at: now });
		const list = await memberships.list(chair, unitId, now);
		expect(list.map(({ name, state }) => [name, state])).toEqual([
			['Chair', 'in_force'],
			['Former', 'ended']
		]);
		const stranger = await addActor('Stranger', await addUnit(), 'chair');
		await expect(memberships.list(stranger, unitId, now)).rejects.toMatchObject({ status: 403 });
	});
});

describe('ending a membership', () => {
	it('ends it now, with the sessions of that person, and is logged', async () => {
		const editor = await addPerson('Editor');
		const membershipId = await addMembership(editor.id, unitId, 'editor');
		const { token } = await sessions.open(editor, '', now);
		expect(await memberships.end(chair, { unitId, membershipId }, now)).toBe('done');
		expect(await sessions.find(token, now)).toBeNull();
		const again = await sessions.open(editor, '', now);
		expect((await sessions.find(again.token, now))?.actor.memberships).toEqual([]);
		expect(await memberships.end(chair, { unitId, membershipId }, now)).toBe('ended');
		const lines = await db().select().from(audit_entry).where(eq(audit_entry.unit_id, unitId));
		expect(lines.map((line) => line.action)).toEqual(['people.end_membership']);
	});

	it('of a supervisor is not for the chair, whom they supervise, but for an administrator', async () => {
		const membershipId = await addMembership((await addPerson('Eye')).id, unitId, 'supervisor');
		const which = { unitId, membershipId };
		const term = { ...which, from_at: now + DAY, until_at: null };
		expect(await memberships.end(chair, which, now)).toBe('not_found');
		expect(await memberships.setTerm(chair, term, now)).toBe('not_found');
		const administrator: Actor = {
			...chair,
			memberships: [{ unit_id: await addUnit(), role: 'administrator' }]
		};
		expect(await memberships.end(administrator, which, now)).toBe('done');
	});

	it('takes back the invitations that were sent by that person', async () => {
		const second = await addActor('Second', unitId, 'chair');
		const wish = {
			key: newId(),
			unitId,
			role: 'editor',
			name: 'X',
			email: 'x@example.org'
		} as const;
		await invitations.invite(second, wish, now);
		await memberships.end(chair, { unitId, membershipId: await idOf(second.id) }, now);
		expect(await invitations.listPending(chair, unitId, now)).toEqual([]);
	});

	it('leaves a unit its last chair, and of two chairs who end each other at once, one', async () => {
		const own = { unitId, membershipId: await idOf(chair.id) };
		expect(await memberships.end(chair, own, now)).toBe('last');
		const second = await addActor('Second', unitId, 'chair');
		const other = { unitId, membershipId: await idOf(second.id) };
		const answers = await Promise.all([
			memberships.end(chair, other, now),
			memberships.end(second, own, now)
		]);
		expect(answers.toSorted()).toEqual(['done', 'last']);
	});

	it('does not count a chair who is disabled, has left, or chairs another unit', async () => {
		await addActor('Elsewhere', await addUnit(), 'chair');
		const former = await addPerson('Former');
		await addMembership(former.id, unitId, 'chair', { until_at: now });
		const own = { unitId, membershipId: await idOf(chair.id) };
		expect(await memberships.end(chair, own, now)).toBe('last');
	});

	it('is done in the own unit alone, and only for the roles one may grant', async () => {
		const elsewhere = await addUnit();
		const stranger = await addActor('Stranger', elsewhere, 'editor');
		const membershipId = await idOf(stranger.id);
		expect(await memberships.end(chair, { unitId, membershipId }, now)).toBe('not_found');
		await expect(
			memberships.end(chair, { unitId: elsewhere, membershipId }, now)
		).rejects.toMatchObject({ status: 403 });
		const organiser = await addPerson('Organiser');
		const granted = await addMembership(organiser.id, unitId, 'organiser');
		expect(await memberships.end(chair, { unitId, membershipId: granted }, now)).toBe('not_found');
		const editor = await addActor('Editor', unitId, 'editor');
		await expect(
			memberships.end(editor, { unitId, membershipId: await idOf(chair.id) }, now)
		).rejects.toMatchObject({ status: 403 });
	});

	it('leaves the installation its last administrator', async () => {
		const admin = await addActor('Admin', unitId, 'administrator');
		const own = { unitId, membershipId: await idOf(admin.id) };
		expect(await memberships.end(admin, own, now)).toBe('last');
		const second = await addPerson('Second');
		await addMembership(second.id, await addUnit(), 'administrator');
		expect(await memberships.end(admin, own, now)).toBe('done');
	});
});

describe('the term of a membership', () => {
	const term = (membershipId: string, from_at: number, until_at: number | null) =>
		memberships.setTerm(chair, { unitId, membershipId, from_at, until_at }, now);

	it('begins and ends by the clock', async () => {
		const editor = await addPerson('Editor');
		const membershipId = await addMembership(editor.id, unitId, 'editor');
		expect(await term(membershipId, now + DAY, now + 2 * DAY)).toBe('done');
		const { token } = await sessions.open(editor, '', now);
		const rolesAt = async (at: number) =>
			(await sessions.find(token, at))?.actor.memberships.length ?? 'no session';
		expect([await rolesAt(now), await rolesAt(now + DAY - 1)]).toEqual([0, 'no session']);
		const later = await memberships.list(chair, unitId, now + DAY);
		expect(later.find((one) => one.id === membershipId)?.state).toBe('in_force');
		expect(await term(membershipId, now + DAY, null)).toBe('done');
	});

	it.each([
		['past', -2 * DAY, -DAY],
		['past', -2 * DAY, 0],
		['wrong_order', 2 * DAY, DAY]
	])('is refused as %s', async (refused, from, until) => {
		const editor = await addPerson('Editor');
		const membershipId = await addMembership(editor.id, unitId, 'editor');
		expect(await term(membershipId, now + from, now + until)).toBe(refused);
	});

	it('of the last chair may have an end, but no pause; an ended one stays as it was', async () => {
		const own = await idOf(chair.id);
		expect(await term(own, 1, now + DAY)).toBe('done');
		expect(await term(own, now + 1, null)).toBe('last');
		const former = await addPerson('Former');
		const ended = await addMembership(former.id, unitId, 'editor', { until_at: now });
		expect(await term(ended, 1, null)).toBe('ended');
	});
});
