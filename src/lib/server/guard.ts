import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import {
	canConfirm,
	canEdit,
	canManage,
	canOrganise,
	canSeeDesk,
	canSeeProgrammes,
	isAdministrator,
	type Actor
} from '#lib/people/actor.ts';
import { refuse } from './refuse.ts';

/**
 * The signed-in person. A visitor is sent to sign in and comes back afterwards; a form is answered with an error
 * instead, so that what was typed while the session ended stays where it is.
 */
export function requireActor(): Actor {
	const { locals, url, request } = getRequestEvent();
	if (locals.actor) return locals.actor;
	if (request.method !== 'GET') refuse('unauthenticated', 'a form without a session');
	redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
}

/** Chair, editor or supervisor of the unit. */
export const requireDesk = (unitId: string) => requireRight(canSeeDesk, unitId);
/** Chair or editor of the unit. */
export const requireEditor = (unitId: string) => requireRight(canEdit, unitId);
/** Chair or supervisor of the unit. */
export const requireConfirmer = (unitId: string) => requireRight(canConfirm, unitId);
/** Chair of the unit, or an administrator. */
export const requireManager = (unitId: string) => requireRight(canManage, unitId);
/** Organiser of the unit's programmes, to see them. */
export const requireProgrammes = (unitId: string) => requireRight(canSeeProgrammes, unitId);
/** Organiser of the unit's programmes, to change them. */
export const requireOrganiser = (unitId: string) => requireRight(canOrganise, unitId);
/** An administrator of the installation. */
export const requireAdministrator = () => requireRight(isAdministrator, '');

function requireRight(can: (actor: Actor, unitId: string) => boolean, unitId: string): Actor {
	const actor = requireActor();
	if (!can(actor, unitId)) refuse('forbidden', 'the role does not allow it');
	return actor;
}
