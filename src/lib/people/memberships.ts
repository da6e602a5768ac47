import { canManage, canOrganise, isAdministrator, roles, type Actor, type Role } from './actor.ts';

/** The roles of a committee's own people, which its chair grants. */
export const committeeRoles = ['chair', 'editor'] as const satisfies Role[];

/**
 * The roles that this person may grant and end in this unit. A supervisor is chosen by the assembly or the
 * representatives' meeting, not by the committee (the same articles as below): an administrator enters who it
 * is, or a chair could open and close votes with a second account of their own. An organiser grants the evaluators
 * of their pool.
 */
export function grantableRoles(actor: Actor, unitId: string): readonly Role[] {
	if (isAdministrator(actor)) return roles;
	return [
		...(canManage(actor, unitId) ? committeeRoles : []),
		...(canOrganise(actor, unitId) ? (['evaluator'] as const) : [])
	];
}

/**
 * The roles that one person never holds together with this one in the same unit: a supervisor is
 * no member of the committee (Organic Law of the Villagers' Committees art. 37, of the Urban
 * Residents' Committees art. 36), and the same role is not held twice.
 */
export function rolesExcludedBy(role: Role): readonly Role[] {
	if (role === 'supervisor') return ['supervisor', 'chair', 'editor'];
	if (role === 'chair' || role === 'editor') return [role, 'supervisor'];
	return [role];
}

/** Where a membership stands in time. */
export function membershipState(
	term: { from_at: number; until_at: number | null },
	now: number
): 'upcoming' | 'in_force' | 'ended' {
	if (term.until_at !== null && term.until_at <= now) return 'ended';
	return term.from_at > now ? 'upcoming' : 'in_force';
}

/** Where an invitation stands: it is good until it is accepted, revoked or past its time. */
export function invitationState(
	invitation: { expires_at: number; accepted_at: number | null; revoked_at: number | null },
	now: number
): 'pending' | 'accepted' | 'revoked' | 'expired' {
	if (invitation.accepted_at !== null) return 'accepted';
	if (invitation.revoked_at !== null) return 'revoked';
	return invitation.expires_at <= now ? 'expired' : 'pending';
}
