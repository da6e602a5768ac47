import { canOrganise, canSeeDesk, canSeeProgrammes } from '#lib/people/actor.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, locals }) => {
	const actor = requireProgrammes(params.unit);
	const { id, name, name_en, time_zone } = await units.get(params.unit);
	const places = [...new Set(actor.memberships.map(({ unit_id }) => unit_id))];
	return {
		/** The organiser. */
		unit: { id, name, name_en, time_zone },
		me: { id: actor.id, name: actor.name },
		/** What this person may do here; each action checks it again. */
		can: { organise: canOrganise(actor, id) },
		/** There are other organisers to go to, or a committee's desk. */
		hasOthers: places.filter((place) => canSeeProgrammes(actor, place)).length > 1,
		hasDesk: places.some((place) => canSeeDesk(actor, place)),
		big: locals.big,
		now: locals.now
	};
};
