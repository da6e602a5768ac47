import { resolve } from '$app/paths';
import type { Actor } from '#lib/people/actor.ts';

/** Where a person's work begins: their committee's desk, the programmes they organise, their reviews, or what they administer. */
export function homeOf(actor: Pick<Actor, 'memberships'>): string {
	const desk = actor.memberships.some(({ role }) =>
		['chair', 'editor', 'supervisor'].includes(role)
	);
	if (desk) return resolve('/(committee)/desk');
	const organises = actor.memberships.some(({ role }) => role === 'organiser');
	if (organises) return resolve('/(organiser)/programmes');
	const reviews = actor.memberships.some(({ role }) => role === 'evaluator');
	if (reviews) return resolve('/(evaluator)/reviews');
	const admin = actor.memberships.some(({ role }) => role === 'administrator');
	return admin ? resolve('/(admin)/admin/units') : resolve('/(staff)/account');
}
