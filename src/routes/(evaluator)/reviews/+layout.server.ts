import { canSeeDesk, canSeeProgrammes, type Actor } from '#lib/people/actor.ts';
import { requireActor } from '#lib/server/guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const actor = requireActor();
	return {
		me: { id: actor.id, name: actor.name },
		/** Where else this person works. */
		hasDesk: somewhere(actor, canSeeDesk),
		hasProgrammes: somewhere(actor, canSeeProgrammes),
		big: locals.big,
		now: locals.now
	};
};

function somewhere(actor: Actor, can: (actor: Actor, unitId: string) => boolean): boolean {
	return actor.memberships.some(({ unit_id }) => can(actor, unit_id));
}
