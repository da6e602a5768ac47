import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { membership, person } from '#db/schema.server.ts';
import { holds, type Actor, type Role } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';

/**
 * Two people may act together: one is the unit's chair, the other its supervisor. A supervisor who is chair or
 * editor too would supervise their own work (LAW: no member of the committee), so that role alone counts then.
 */
export async function isPair(
	actor: Actor,
	otherId: string,
	unitId: string,
	now: number
): Promise<boolean> {
	const other = await rolesOf(otherId, unitId, now);
	const own = (['chair', 'editor', 'supervisor'] as const).filter((role) =>
		holds(actor, unitId, role)
	);
	return (
		(own.includes('chair') && isIndependent(other)) ||
		(other.includes('chair') && isIndependent(own))
	);
}

function isIndependent(roles: readonly Role[]): boolean {
	return roles.includes('supervisor') && !roles.includes('chair') && !roles.includes('editor');
}

/** The roles that a person, if not disabled, holds in a unit now. */
async function rolesOf(personId: string, unitId: string, now: number): Promise<Role[]> {
	const rows = await db()
		.select({ role: membership.role })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.where(
			and(
				eq(membership.person_id, personId),
				eq(membership.unit_id, unitId),
				lte(membership.from_at, now),
				or(isNull(membership.until_at), gt(membership.until_at, now)),
				or(isNull(person.disabled_at), gt(person.disabled_at, now))
			)
		);
	return rows.map(({ role }) => role);
}
