import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import type { Actions, PageServerLoad } from './$types';
import { countEnded } from '#lib/outcomes/count-ended.server.ts';
import { requireAdministrator } from '#lib/server/guard.ts';
import * as changes from '#lib/units/changes.server.ts';
import { unitForm } from '#lib/units/units.form.ts';
import * as units from '#lib/units/units.server.ts';
import { levelBelow } from '#lib/units/units.ts';

export const load: PageServerLoad = async ({ params }) => {
	requireAdministrator();
	const unit = await units.get(params.unit);
	const below = levelBelow(unit.level);
	const [line, children] = await Promise.all([units.ancestors(unit), units.listChildren(unit.id)]);
	const next = { parent_id: unit.id, kind: unit.kind, time_zone: unit.time_zone };
	return {
		/** The unit shown. */
		unit,
		/** From the nation down to its parent. */
		line,
		/** The units right below. */
		children,
		/** The level that a new unit below would have; null under a community. */
		below,
		/** The form for a new unit below. */
		form: await superValidate({ ...next, level: below ?? 'community' }, zod4(unitForm), {
			errors: false
		})
	};
};

export const actions: Actions = {
	create: async ({ request, params, locals }) => {
		const actor = requireAdministrator();
		const form = await superValidate(request, zod4(unitForm));
		if (!form.valid) return fail(400, { form });
		const made = await changes.create(actor, { ...form.data, parent_id: params.unit }, locals.now);
		if ('refused' in made) return setError(form, 'code', made.refused);
		redirect(303, resolve('/(admin)/admin/units/[unit]', { unit: made.id }));
	},
	changeTwoPerson: async ({ request, params, locals }) => {
		const actor = requireAdministrator();
		const on = (await request.formData()).get('two_person') === 'on';
		await changes.changeTwoPerson(actor, params.unit, on, locals.now);
	},
	close: async ({ params, locals }) => {
		const actor = requireAdministrator();
		await countEnded(params.unit, locals.now);
		const answer = await changes.close(actor, params.unit, locals.now);
		if (answer === 'votes_open') return fail(409, { closing: answer });
	},
	reopen: async ({ params, locals }) => {
		await changes.reopen(requireAdministrator(), params.unit, locals.now);
	}
};
