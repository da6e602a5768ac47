import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import { membership, person } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { canManage, canSeeDesk, type Actor, type Role } from './actor.ts';
import { grantableRoles, membershipState } from './memberships.ts';
import * as sessions from './sessions.server.ts';

export type MembershipRefusal = 'not_found' | 'ended' | 'last' | 'wrong_order' | 'past';
type Which = { unitId: string; membershipId: string };

/** The people of a unit with their terms: those in force first, then by role and name. */
export async function list(actor: Actor, unitId: string, now: number) {
	if (!canSeeDesk(actor, unitId) && !canManage(actor, unitId))
		refuse('forbidden', 'not their unit');
	const { id, role, from_at, until_at } = membership;
	const rows = await db()
		.select({
			...{ id, role, from_at, until_at, person_id: person.id },
			...{ name: person.name, email: person.email, disabled_at: person.disabled_at }
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.where(eq(membership.unit_id, unitId))
		.orderBy(asc(membership.role), asc(person.name));
	const order = { in_force: 0, upcoming: 1, ended: 2 };
	return rows
		.map((row) => ({ ...row, state: membershipState(row, now) }))
		.sort((a, b) => order[a.state] - order[b.state]);
}

/**
 * Ends a membership now, with the person's sessions and the invitations they had sent into the
 * unit. The last chair of a unit and the last administrator stay until another one is there.
 */
export async function end(
	actor: Actor,
	{ unitId, membershipId }: Which,
	now: number
): Promise<'done' | MembershipRefusal> {
	const found = await findGranted(actor, { unitId, membershipId });
	if (!found) return 'not_found';
	if (membershipState(found, now) === 'ended') return 'ended';
	const [ended] = await write([
		sql`UPDATE membership SET until_at = ${now}, from_at = min(from_at, ${now})
			WHERE id = ${membershipId} AND (until_at IS NULL OR until_at > ${now})
				AND ${isNotLast(found.role, now)}`,
		log(actor, 'people.end_membership', found, { now }),
		sessions.ending(found.person_id),
		withdrawInvitations(found, now)
	]);
	return ended?.rowsAffected ? 'done' : 'last';
}

/** Sets from when until when a membership holds. Of the past it tells the truth; it ends by `end`. */
export async function setTerm(
	actor: Actor,
	{ unitId, membershipId, from_at, until_at }: Which & { from_at: number; until_at: number | null },
	now: number
): Promise<'done' | MembershipRefusal> {
	if (until_at !== null && until_at <= now) return 'past';
	if (until_at !== null && until_at <= from_at) return 'wrong_order';
	const found = await findGranted(actor, { unitId, membershipId });
	if (!found) return 'not_found';
	if (membershipState(found, now) === 'ended') return 'ended';
	const pauses = from_at > now;
	const guarded = pauses || (found.role === 'administrator' && until_at !== null);
	const [changed] = await write([
		sql`UPDATE membership SET from_at = ${from_at}, until_at = ${until_at}
			WHERE id = ${membershipId} AND (until_at IS NULL OR until_at > ${now})
				AND ${guarded ? isNotLast(found.role, now) : sql`1`}`,
		log(actor, 'people.set_term', found, { now, from_at, until_at }),
		...(pauses ? [sessions.ending(found.person_id)] : [])
	]);
	return changed?.rowsAffected ? 'done' : 'last';
}

/** Somebody else holds the role now: a chair in the same unit, an administrator without an end. */
export function isNotLast(role: Role, now: number): SQL {
	if (role !== 'chair' && role !== 'administrator') return sql`1`;
	const same = role === 'chair' ? sql`o.unit_id = membership.unit_id` : sql`o.until_at IS NULL`;
	return sql`EXISTS (SELECT 1 FROM membership o JOIN person p ON p.id = o.person_id
		WHERE o.role = ${role} AND o.person_id <> membership.person_id AND ${same}
			AND o.from_at <= ${now} AND (o.until_at IS NULL OR o.until_at > ${now})
			AND p.disabled_at IS NULL)`;
}

/** The membership, if it is of this unit and of a role that the actor may grant there. */
async function findGranted(actor: Actor, { unitId, membershipId }: Which) {
	const granted = grantableRoles(actor, unitId);
	if (granted.length === 0) refuse('forbidden', 'only the chair changes memberships');
	const [found] = await db()
		.select({
			...{ id: membership.id, unit_id: membership.unit_id, role: membership.role },
			...{ from_at: membership.from_at, until_at: membership.until_at },
			...{ person_id: person.id, name: person.name }
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.where(and(eq(membership.id, membershipId), eq(membership.unit_id, unitId)));
	return found && granted.includes(found.role) ? found : null;
}

type Granted = NonNullable<Awaited<ReturnType<typeof findGranted>>>;

/** What somebody who no longer has the right had sent out; only if the membership has ended. */
function withdrawInvitations({ id, person_id, unit_id, role }: Granted, now: number): Statement {
	return sql`UPDATE invitation SET revoked_at = ${now}
		WHERE created_by = ${person_id} AND (unit_id = ${unit_id} OR ${role} = 'administrator')
			AND accepted_at IS NULL AND revoked_at IS NULL
			AND EXISTS (SELECT 1 FROM membership m WHERE m.id = ${id} AND m.until_at <= ${now})`;
}

function log(
	actor: Actor,
	action: string,
	{ id, unit_id, role, name }: Granted,
	change: { now: number; from_at?: number; until_at?: number | null }
): Statement {
	const { now: at, ...term } = change;
	return entry({
		at,
		unitId: unit_id,
		actor: { kind: 'person', id: actor.id },
		action,
		subject: { kind: 'membership', id },
		detail: { name, role, ...term }
	});
}
