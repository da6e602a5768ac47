import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as consultations from '#lib/consultations/consultations.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import { meaningOfForm } from '#lib/votes/drafting-view.server.ts';
import * as drafting from '#lib/votes/drafting.server.ts';
import {
	again,
	formButtons,
	newVoteForm,
	offers,
	putFault,
	readVoteForm
} from '../../../../vote-drafting.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireEditor(params.unit);
	const [{ id, title }, { rolls, presets }, { time_zone }] = await Promise.all([
		consultations.getOfUnit(params.unit, params.consultation),
		offers(params.unit),
		units.get(params.unit)
	]);
	const only = rolls.length === 1 ? (rolls[0]?.id ?? '') : '';
	const form = await newVoteForm(newId(), time_zone, only, locals.now);
	return {
		consultation: { id, title },
		rolls,
		presets,
		form,
		/** What the roll that is chosen already comes to. */
		meaning: await meaningOfForm(params.unit, form.data)
	};
};

export const actions: Actions = {
	...formButtons,
	draft: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await consultations.getOfUnit(params.unit, params.consultation);
		const { form } = await readVoteForm(request);
		if (!form.valid) return fail(400, await again(params.unit, form));
		const drafted = await drafting.draft(actor, params.unit, id, form.data, locals.now);
		if ('fault' in drafted) {
			putFault(form, drafted);
			return fail(400, await again(params.unit, form));
		}
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/votes/[vote]', { unit: params.unit, vote: drafted.id })
		);
	}
};
