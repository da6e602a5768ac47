import { concerns } from '#lib/applications/calls.server.ts';
import { canConfirm, canEdit, canManage, canSeeDesk } from '#lib/people/actor.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, locals }) => {
	const actor = requireDesk(params.unit);
	const { id, name, name_en, level, kind, time_zone, two_person } = await units.get(params.unit);
	const mine = actor.memberships.filter(({ unit_id }) => unit_id === id);
	const desks = new Set(actor.memberships.map(({ unit_id }) => unit_id));
	return {
		unit: { id, name, name_en, level, kind, time_zone, two_person },
		/** Who is signed in, and as what in this unit. */
		me: { id: actor.id, name: actor.name, roles: mine.map(({ role }) => role) },
		/** What this person may do here; each action checks it again. */
		can: {
			edit: canEdit(actor, id),
			confirm: canConfirm(actor, id),
			manage: canManage(actor, id)
		},
		/** The unit takes part in designations: an organiser admits it, or it has applied. */
		applies: await concerns(id),
		/** There is another unit's desk to go to. */
		hasOthers: [...desks].filter((desk) => canSeeDesk(actor, desk)).length > 1,
		big: locals.big,
		now: locals.now
	};
};
