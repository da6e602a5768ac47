import { resolve } from '$app/paths';
import type { Actor } from '#lib/people/actor.ts';

/** Where a person's work begins: the desk of their committee, else what they administer. */
export function homeOf(actor: Pick<Actor, 'memberships'>): string {
	const desk = actor.memberships.some(({ role }) =>
		['chair', 'editor', 'supervisor'].includes(role)
	);
	if (desk) return resolve('/(committee)/desk');
	const admin = actor.memberships.some(({ role }) => role === 'administrator');
	return admin ? resolve('/(admin)/admin/units') : resolve('/(staff)/account');
}
