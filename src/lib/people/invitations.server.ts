import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { invitation, person, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newToken } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actor, Role } from './actor.ts';
import { grantableRoles, invitationState, rolesExcludedBy } from './memberships.ts';

const WEEK = 7 * 86_400_000;

export type NewInvitation = {
	/** Chosen by the form: the same form sent twice makes one invitation. */
	key: string;
	unitId: string;
	role: Role;
	name: string;
	email: string;
};

export type InvitationRefusal = 'repeated' | 'already_invited' | 'excluded';

/**
 * Invites one person into one unit and role: a link that is good once, for seven days. Only the
 * hash of its token is kept, so the link is shown now or never. Without an actor it is the
 * installation itself that invites, for its first administrator.
 */
export async function invite(
	actor: Actor | null,
	{ key, unitId, role, name, email }: NewInvitation,
	now: number
): Promise<{ token: string } | { refused: InvitationRefusal }> {
	if (actor && !grantableRoles(actor, unitId).includes(role)) {
		refuse('forbidden', 'the role may not be granted by this person');
	}
	const token = newToken();
	const [inserted] = await write([
		sql`INSERT INTO invitation
				(id, token_hash, unit_id, role, email, name, created_by, created_at, expires_at)
			SELECT ${key}, ${hashOf(token)}, id, ${role}, ${email}, ${name}, ${actor?.id ?? null},
				${now}, ${now + WEEK}
			FROM unit WHERE id = ${unitId} AND closed_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.unit_id = unit.id
					AND i.role = ${role} AND i.email = ${email} AND ${pending(now)})
				AND NOT EXISTS (${exclusive(email, unitId, role, now)})
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId,
			actor: actor ? { kind: 'person', id: actor.id } : { kind: 'system' },
			action: 'people.invite',
			subject: { kind: 'invitation', id: key },
			detail: { name, role }
		})
	]);
	if (inserted?.rowsAffected) return { token };
	return { refused: await whyNot({ key, unitId, role, name, email }, now) };
}

/** Takes an invitation back, as long as nobody has accepted it. */
export async function revoke(
	actor: Actor,
	{ unitId, invitationId }: { unitId: string; invitationId: string },
	now: number
): Promise<'revoked' | 'not_pending'> {
	const granted = grantableRoles(actor, unitId);
	if (granted.length === 0) refuse('forbidden', 'only the chair revokes invitations');
	const [revoked] = await write([
		sql`UPDATE invitation SET revoked_at = ${now}, revoked_by = ${actor.id}
			WHERE id = ${invitationId} AND unit_id = ${unitId}
				AND role IN (SELECT value FROM json_each(${JSON.stringify(granted)}))
				AND accepted_at IS NULL AND revoked_at IS NULL`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'people.revoke_invitation',
			subject: { kind: 'invitation', id: invitationId }
		})
	]);
	return revoked?.rowsAffected ? 'revoked' : 'not_pending';
}

/** The invitations into a unit that can still be accepted, newest first. */
export async function listPending(actor: Actor, unitId: string, now: number) {
	if (grantableRoles(actor, unitId).length === 0) refuse('forbidden', 'not their unit');
	const { id, name, email, role, created_at, expires_at } = i;
	return db()
		.select({ id, name, email, role, created_at, expires_at })
		.from(i)
		.where(and(eq(i.unit_id, unitId), pending(now)))
		.orderBy(desc(created_at));
}

/** What a link invites to, and whether it is still good; null for a token nobody made. */
export async function find(token: string, now: number) {
	const [found] = await db()
		.select({ invitation, unit, person_id: person.id })
		.from(invitation)
		.innerJoin(unit, eq(unit.id, invitation.unit_id))
		.leftJoin(person, eq(person.email, invitation.email))
		.where(eq(invitation.token_hash, hashOf(token)));
	if (!found) return null;
	const { id, unit_id, role, name, email, expires_at } = found.invitation;
	return {
		...{ id, unit_id, role, name, email, expires_at },
		unit: { name: found.unit.name, name_en: found.unit.name_en, time_zone: found.unit.time_zone },
		has_account: found.person_id !== null,
		state: invitationState(found.invitation, now)
	};
}

/** The table under a short name, to stand in statements of its own. */
export const i = alias(invitation, 'i');

/** The invitations `i` that can still be accepted. */
export function pending(now: number) {
	return and(isNull(i.accepted_at), isNull(i.revoked_at), gt(i.expires_at, now));
}

/** The memberships that stand in the way of this person taking this role in this unit. */
export function exclusive(email: string, unitId: string, role: Role, now: number) {
	const excluded = JSON.stringify(rolesExcludedBy(role));
	return sql`SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
		WHERE p.email = ${email} AND m.unit_id = ${unitId}
			AND m.role IN (SELECT value FROM json_each(${excluded}))
			AND (m.until_at IS NULL OR m.until_at > ${now})`;
}

/** What is stored instead of a link's token. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

async function whyNot(
	{ key, unitId, role, email }: NewInvitation,
	now: number
): Promise<InvitationRefusal> {
	const [made] = await db().select({ id: i.id }).from(i).where(eq(i.id, key));
	if (made) return 'repeated';
	const same = and(eq(i.unit_id, unitId), eq(i.role, role), eq(i.email, email), pending(now));
	const [waiting] = await db().select({ id: i.id }).from(i).where(same);
	if (waiting) return 'already_invited';
	const [place] = await db()
		.select({ closed_at: unit.closed_at })
		.from(unit)
		.where(eq(unit.id, unitId));
	if (!place || place.closed_at !== null) refuse('not_found', 'there is no such unit');
	return 'excluded';
}
