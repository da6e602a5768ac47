import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import * as drafting from '#lib/consultations/drafting.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireEditor(params.unit);
	return {
		/** Empty, with the key that makes one draft of however many taps. */
		form: await superValidate({ key: newId() }, zod4(consultationForm), { errors: false })
	};
};

export const actions: Actions = {
	preview: async ({ request, params }) => {
		requireEditor(params.unit);
		const form = await superValidate(request, zod4(consultationForm));
		form.errors = {};
		return { form, preview: markdown(form.data.background) };
	},
	draft: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await superValidate(request, zod4(consultationForm));
		if (!form.valid) return fail(400, { form });
		const { id } = await drafting.draft(actor, params.unit, form.data, locals.now);
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/consultations/[consultation]', {
				unit: params.unit,
				consultation: id
			})
		);
	}
};
