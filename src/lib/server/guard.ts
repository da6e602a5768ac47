import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import {
	canConfirm,
	canEdit,
	canManage,
	canSeeDesk,
	isAdministrator,
	type Actor
} from '#lib/people/actor.ts';
import { refuse } from './refuse.ts';

/** The signed-in person; everybody else is sent to sign in and comes back afterwards. */
export function requireActor(): Actor {
	const { locals, url, request } = getRequestEvent();
	if (locals.actor) return locals.actor;
	const back = request.method === 'GET' ? url.pathname + url.search : url.pathname;
	redirect(303, `/sign-in?to=${encodeURIComponent(back)}`);
}

/** Chair, editor or supervisor of the unit. */
export const requireDesk = (unitId: string) => requireRight(canSeeDesk, unitId);
/** Chair or editor of the unit. */
export const requireEditor = (unitId: string) => requireRight(canEdit, unitId);
/** Chair or supervisor of the unit. */
export const requireConfirmer = (unitId: string) => requireRight(canConfirm, unitId);
/** Chair of the unit, or an administrator. */
export const requireManager = (unitId: string) => requireRight(canManage, unitId);
/** An administrator of the installation. */
export const requireAdministrator = () => requireRight(isAdministrator, '');

function requireRight(can: (actor: Actor, unitId: string) => boolean, unitId: string): Actor {
	const actor = requireActor();
	if (!can(actor, unitId)) refuse('forbidden', 'the role does not allow it');
	return actor;
}
