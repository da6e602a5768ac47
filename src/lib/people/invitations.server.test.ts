import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_entry, invitation, membership, person } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId, newToken } from '#lib/server/id.ts';
import { acceptAs, acceptAsNew } from './acceptance.server.ts';
import type { Actor, Role } from './actor.ts';
import * as invitations from './invitations.server.ts';
import { addActor, addMembership, addPerson, addUnit } from './people-for-tests.server.ts';
import * as sessions from './sessions.server.ts';

const now = Date.now();
const DAY = 86_400_000;
const account = { name: '何静', password: 'a bamboo grove' };
let unitId: string;
let chair: Actor;
let administrator: Actor;
let email: string;

beforeEach(async () => {
	unitId = await addUnit();
	chair = await addActor('Chair', unitId, 'chair');
	administrator = await addActor('Admin', await addUnit(), 'administrator');
	email = `${newId()}@example.org`;
});

const wish = (role: Role = 'editor', more: Partial<invitations.NewInvitation> = {}) => ({
	...{ key: newId(), unitId, role, name: '何静', email },
	...more
});

async function invited(role: Role = 'editor', more: Partial<invitations.NewInvitation> = {}) {
	const by = role === 'supervisor' ? administrator : chair;
	const made = await invitations.invite(by, wish(role, more), now);
	if ('refused' in made) throw new Error(made.refused);
	return made.token;
}

const rolesOf = async (address: string) =>
	db()
		.select({ role: membership.role, unit_id: membership.unit_id })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.where(eq(person.email, address));

describe('an invitation', () => {
	it('makes an account with one membership, and is logged', async () => {
		const token = await invited();
		const accepted = await acceptAsNew(token, account, now + DAY);
		expect(accepted).toHaveProperty('id');
		expect(await rolesOf(email)).toEqual([{ role: 'editor', unit_id: unitId }]);
		const lines = await db().select().from(audit_entry).where(eq(audit_entry.unit_id, unitId));
		expect(lines.map((line) => line.action)).toEqual(['people.invite', 'people.accept_invitation']);
	});

	it('is good once', async () => {
		const token = await invited();
		await acceptAsNew(token, account, now);
		expect(await acceptAsNew(token, account, now)).toEqual({ refused: 'not_pending' });
		expect(await invitations.find(token, now)).toMatchObject({ state: 'accepted' });
	});

	it('makes one person of two who follow it at once', async () => {
		const token = await invited();
		const answers = await Promise.all(
			Array.from({ length: 6 }, () => acceptAsNew(token, account, now))
		);
		expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
		expect(await db().select().from(person).where(eq(person.email, email))).toHaveLength(1);
		expect(await rolesOf(email)).toHaveLength(1);
	});

	it('expires after seven days', async () => {
		const token = await invited();
		expect(await acceptAsNew(token, account, now + 7 * DAY)).toEqual({ refused: 'not_pending' });
		expect(await invitations.find(token, now + 7 * DAY)).toMatchObject({ state: 'expired' });
		expect(await invitations.listPending(chair, unitId, now + 7 * DAY)).toEqual([]);
		expect(await acceptAsNew(token, account, now + 7 * DAY - 1)).toHaveProperty('id');
	});

	it('is worth nothing once it is revoked', async () => {
		const key = newId();
		const token = await invited('editor', { key });
		expect(await invitations.listPending(chair, unitId, now)).toMatchObject([{ id: key, email }]);
		const which = { unitId, invitationId: key };
		expect(await invitations.revoke(chair, which, now)).toBe('revoked');
		expect(await invitations.revoke(chair, which, now)).toBe('not_pending');
		expect(await acceptAsNew(token, account, now)).toEqual({ refused: 'not_pending' });
		expect(await invitations.find(token, now)).toMatchObject({ state: 'revoked' });
	});

	it('is not in the database under its token, and an invented token finds nothing', async () => {
		const token = await invited();
		expect(JSON.stringify(await db().select().from(invitation))).not.toContain(token);
		expect(await invitations.find(newToken(), now)).toBeNull();
		expect(await acceptAsNew('%', account, now)).toEqual({ refused: 'not_pending' });
	});

	it.each([
		['short', 'river'],
		['common', '13812345678'],
		['personal', '何静住在青禾里很多年了']
	])('asks for another password when it is %s', async (refused, password) => {
		const token = await invited();
		expect(await acceptAsNew(token, { ...account, password }, now)).toEqual({ refused });
		expect(await acceptAsNew(token, account, now)).toHaveProperty('id');
	});
});

describe('inviting', () => {
	it('the same form twice makes one invitation, and the same person is not invited twice', async () => {
		const form = wish();
		expect(await invitations.invite(chair, form, now)).toHaveProperty('token');
		expect(await invitations.invite(chair, form, now)).toEqual({ refused: 'repeated' });
		expect(await invitations.invite(chair, wish(), now)).toEqual({ refused: 'already_invited' });
		expect(await invitations.invite(chair, wish('chair'), now)).toHaveProperty('token');
	});

	it.each(['supervisor', 'evaluator', 'organiser', 'administrator'] as const)(
		'a chair does not make anybody %s',
		async (role) => {
			await expect(invitations.invite(chair, wish(role), now)).rejects.toMatchObject({
				status: 403
			});
		}
	);

	it('a chair does not take back a supervisor’s invitation', async () => {
		const key = newId();
		await invited('supervisor', { key });
		const which = { unitId, invitationId: key };
		expect(await invitations.revoke(chair, which, now)).toBe('not_pending');
		expect(await invitations.revoke(administrator, which, now)).toBe('revoked');
	});

	it('nobody invites into another unit, lists or revokes there', async () => {
		const elsewhere = await addUnit();
		const there = wish('editor', { unitId: elsewhere });
		const which = { unitId: elsewhere, invitationId: there.key };
		await expect(invitations.invite(chair, there, now)).rejects.toMatchObject({ status: 403 });
		await expect(invitations.listPending(chair, elsewhere, now)).rejects.toMatchObject({
			status: 403
		});
		await expect(invitations.revoke(chair, which, now)).rejects.toMatchObject({ status: 403 });
	});

	it('an invitation of another unit is not revoked under the name of the own one', async () => {
		const elsewhere = await addUnit();
		const other = await addActor('Other', elsewhere, 'chair');
		const there = wish('editor', { unitId: elsewhere });
		await invitations.invite(other, there, now);
		const which = { unitId, invitationId: there.key };
		expect(await invitations.revoke(chair, which, now)).toBe('not_pending');
		expect(await invitations.listPending(other, elsewhere, now)).toHaveLength(1);
	});

	it('an administrator invites everybody everywhere, but not into a closed unit', async () => {
		const wanted = wish('organiser');
		expect(await invitations.invite(administrator, wanted, now)).toHaveProperty('token');
		await write([{ sql: 'UPDATE unit SET closed_at = 1 WHERE id = ?', args: [unitId] }]);
		await expect(invitations.invite(administrator, wish('chair'), now)).rejects.toMatchObject({
			status: 404
		});
	});

	it.each([
		['chair', 'supervisor'],
		['editor', 'supervisor'],
		['supervisor', 'chair'],
		['editor', 'editor']
	] as const)('who is %s is not invited as %s of the same unit', async (held, role) => {
		const known = await addPerson('Known');
		await addMembership(known.id, unitId, held);
		const again = wish(role, { email: known.email });
		expect(await invitations.invite(administrator, again, now)).toEqual({ refused: 'excluded' });
	});
});

describe('accepting with an account', () => {
	async function known() {
		const who = await addPerson('何静');
		email = who.email;
		const { sessionId, token } = await sessions.open(who, '', now);
		const actor = { id: who.id, name: who.name, email, memberships: [] };
		return { actor, sessionId, cookie: token, other: (await sessions.open(who, '', now)).token };
	}

	it('adds the membership, gives this session a new token and ends the others', async () => {
		const { actor, sessionId, cookie, other } = await known();
		const token = await invited('supervisor');
		const opened = await acceptAs(actor, { token, sessionId }, now);
		if ('refused' in opened) throw new Error(opened.refused);
		expect(await rolesOf(email)).toEqual([{ role: 'supervisor', unit_id: unitId }]);
		expect(await sessions.find(cookie, now)).toBeNull();
		expect(await sessions.find(other, now)).toBeNull();
		expect(await sessions.find(opened.token, now)).toMatchObject({
			actor: { memberships: [{ role: 'supervisor' }] }
		});
	});

	it('makes no second account', async () => {
		await known();
		expect(await acceptAsNew(await invited(), account, now)).toEqual({ refused: 'has_account' });
	});

	it('is for the person invited alone', async () => {
		const { actor, sessionId } = await known();
		const token = await invited('editor', { email: 'somebody@example.org' });
		expect(await acceptAs(actor, { token, sessionId }, now)).toEqual({ refused: 'other_person' });
	});

	it('holds to the roles that exclude each other, even when both were invited before', async () => {
		const { actor, sessionId } = await known();
		const [editor, supervisor] = [await invited('editor'), await invited('supervisor')];
		const opened = await acceptAs(actor, { token: editor, sessionId }, now);
		if ('refused' in opened) throw new Error(opened.refused);
		const again = { token: supervisor, sessionId: opened.sessionId };
		expect(await acceptAs(actor, again, now)).toEqual({ refused: 'excluded' });
		expect(await rolesOf(email)).toEqual([{ role: 'editor', unit_id: unitId }]);
	});

	it('adds one membership when it is pressed twice at once', async () => {
		const { actor, sessionId } = await known();
		const token = await invited();
		await Promise.allSettled([
			acceptAs(actor, { token, sessionId }, now),
			acceptAs(actor, { token, sessionId }, now)
		]);
		expect(await rolesOf(email)).toHaveLength(1);
	});
});
