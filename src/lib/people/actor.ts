/** The roles a person can hold in a unit; an administrator's counts everywhere. */
export const roles = [
	'chair',
	'editor',
	'supervisor',
	'evaluator',
	'organiser',
	'administrator'
] as const;
export type Role = (typeof roles)[number];

export interface Membership {
	unit_id: string;
	role: Role;
	/** The unit no longer exists: its desk can be read, and nothing is done there any more. */
	closed?: true;
}

/** Who acts: a signed-in member of staff with the memberships that are in force now. */
export interface Actor {
	id: string;
	name: string;
	email: string;
	memberships: Membership[];
}

/** The actor holds at least one of these roles in this unit. */
export function holds(actor: Actor, unitId: string, ...wanted: Role[]): boolean {
	return actor.memberships.some((m) => m.unit_id === unitId && wanted.includes(m.role));
}

/** The actor holds one of these roles in this unit, and the unit still exists. */
function acts(actor: Actor, unitId: string, ...wanted: Role[]): boolean {
	return actor.memberships.some(
		(m) => m.unit_id === unitId && wanted.includes(m.role) && !m.closed
	);
}

export function isAdministrator(actor: Actor): boolean {
	return actor.memberships.some((m) => m.role === 'administrator');
}

/** Chair, editor and supervisor of a unit see all of its desk. */
export function canSeeDesk(actor: Actor, unitId: string): boolean {
	return holds(actor, unitId, 'chair', 'editor', 'supervisor');
}

/** Chair and editor prepare consultations, rolls and slips. */
export function canEdit(actor: Actor, unitId: string): boolean {
	return acts(actor, unitId, 'chair', 'editor');
}

/** Opening and closing are proposed or confirmed by the chair or the supervisor. */
export function canConfirm(actor: Actor, unitId: string): boolean {
	return acts(actor, unitId, 'chair', 'supervisor');
}

/** Only the chair changes the unit's profile and its members. */
export function canManage(actor: Actor, unitId: string): boolean {
	return acts(actor, unitId, 'chair') || isAdministrator(actor);
}

/** The organiser of a unit holds its programmes: defines and calls them, admits units, keeps the pool, assigns and decides. */
export function canOrganise(actor: Actor, unitId: string): boolean {
	return acts(actor, unitId, 'organiser');
}

/** Of a unit that no longer exists, its organiser still reads the record. */
export function canSeeProgrammes(actor: Actor, unitId: string): boolean {
	return holds(actor, unitId, 'organiser');
}
