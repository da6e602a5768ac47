import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafting from '#lib/programmes/drafting.server.ts';
import { nextDue } from '#lib/programmes/due.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { status } from '#lib/programmes/programme.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { terms, announced_at, copied_from } = found;
	const copied = copied_from === null ? null : await programmes.find(copied_from);
	return {
		phases: terms.phases,
		/** What is due next, and when. */
		due: nextDue(status(found, terms, now), terms, { announced_at, now }),
		/** Whose copy it is. */
		copied: copied && { id: copied.id, year: copied.year, name: copied.terms.name }
	};
};

export const actions: Actions = {
	discard: async ({ params, locals }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const outcome = await drafting.discard(actor, id, locals.now);
		if (outcome !== 'discarded') return fail(409, { refused: 'edited_meanwhile' });
		redirect(303, resolve('/(organiser)/programmes/[unit]', { unit: params.unit }));
	}
};
