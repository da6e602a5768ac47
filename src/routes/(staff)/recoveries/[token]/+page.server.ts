import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { recoverForm } from '#lib/people/people.form.ts';
import * as recoveries from '#lib/people/recoveries.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { deviceOf, enter } from '../../enter.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const found = await recoveries.find(params.token, locals.now);
	return {
		/** Whose password is chosen anew; null when the link is not good any more. */
		person: found && { name: found.name, email: found.email },
		form: await superValidate(zod4(recoverForm))
	};
};

export const actions: Actions = {
	recover: async (event) => {
		const { request, params, locals } = event;
		const form = await superValidate(request, zod4(recoverForm));
		const { password } = form.data;
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const who = await recoveries.recover(params.token, password, locals.now);
		if ('refused' in who) return setError(form, 'password', who.refused);
		const { token } = await sessions.open(who, deviceOf(event), locals.now);
		return enter(event, token);
	}
};
