import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { canSeeProgrammes } from '#lib/people/actor.ts';
import { requireActor } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireActor();
	const ids = [...new Set(actor.memberships.map(({ unit_id }) => unit_id))].filter((id) =>
		canSeeProgrammes(actor, id)
	);
	const [only, second] = ids;
	if (only && !second) redirect(303, resolve('/(organiser)/programmes/[unit]', { unit: only }));
	return {
		/** The units whose programmes this person organises. */
		units: (await units.listByIds(ids)).map(({ id, name, name_en }) => ({ id, name, name_en })),
		name: actor.name,
		big: locals.big
	};
};
