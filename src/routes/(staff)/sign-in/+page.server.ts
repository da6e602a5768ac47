import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as knownDevice from '#lib/people/known-device.server.ts';
import { signInForm } from '#lib/people/people.form.ts';
import * as people from '#lib/people/sign-in.server.ts';
import { localPath } from '#lib/server/local-path.ts';
import type { Actions, PageServerLoad } from './$types';
import { deviceOf, enter } from '../enter.server.ts';
import { homeOf } from '../home.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	const to = url.searchParams.get('to') ?? '';
	if (locals.actor) redirect(303, localPath(to, homeOf(locals.actor)));
	return {
		/** The form, with where to go on to. */
		form: await superValidate({ to }, zod4(signInForm), { errors: false }),
		/** This device has just been signed out. */
		signedOut: url.searchParams.has('signed-out')
	};
};

export const actions: Actions = {
	signIn: async (event) => {
		const { request, locals, cookies, getClientAddress } = event;
		const form = await superValidate(request, zod4(signInForm));
		const entered = { ...form.data };
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const known = knownDevice.find(cookies, entered.email);
		const from = { address: getClientAddress(), device: deviceOf(event), known };
		const opened = await people.signIn(entered, from, locals.now);
		if ('refused' in opened) {
			const status = opened.refused === 'too_many' ? 429 : 400;
			return setError(form, 'password', opened.refused, { status });
		}
		return enter(event, opened.token, entered.to);
	}
};
