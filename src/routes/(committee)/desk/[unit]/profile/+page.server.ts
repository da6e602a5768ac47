import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';
import { canManage } from '#lib/people/actor.ts';
import { requireDesk, requireManager } from '#lib/server/guard.ts';
import * as changes from '#lib/units/changes.server.ts';
import { profileForm } from '#lib/units/units.form.ts';
import * as units from '#lib/units/units.server.ts';

export const load: PageServerLoad = async ({ params }) => {
	const actor = requireDesk(params.unit);
	const unit = await units.get(params.unit);
	const land = unit.land_area === null ? null : unit.land_area / 10_000;
	return {
		/** The unit as it is stored. */
		unit,
		/** The form filled with what the unit says about itself. */
		form: await superValidate({ ...unit, land_area: land }, zod4(profileForm)),
		/** Only the chair changes it; others read. */
		mayChange: canManage(actor, unit.id)
	};
};

export const actions: Actions = {
	revise: async ({ request, params, locals }) => {
		const actor = requireManager(params.unit);
		const form = await superValidate(request, zod4(profileForm));
		if (!form.valid) return fail(400, { form });
		await changes.revise(actor, params.unit, form.data, locals.now);
		return message(form, 'saved');
	}
};
