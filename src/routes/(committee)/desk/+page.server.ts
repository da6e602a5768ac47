import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { canSeeDesk } from '#lib/people/actor.ts';
import { requireActor } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireActor();
	const ids = [...new Set(actor.memberships.map(({ unit_id }) => unit_id))].filter((id) =>
		canSeeDesk(actor, id)
	);
	const [only, second] = ids;
	if (only && !second) redirect(303, resolve('/(committee)/desk/[unit]', { unit: only }));
	return {
		/** The units whose desk this person may see. */
		units: (await units.listByIds(ids)).map(({ id, name, name_en }) => ({ id, name, name_en })),
		name: actor.name,
		big: locals.big
	};
};
