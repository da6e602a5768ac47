import { fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as acceptance from '#lib/people/acceptance.server.ts';
import * as invitations from '#lib/people/invitations.server.ts';
import { acceptForm } from '#lib/people/people.form.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { requireActor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';
import { deviceOf, enter } from '../../enter.server.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	const found = await invitations.find(params.token, locals.now);
	if (!found) refuse('not_found', 'no such invitation');
	const { role, unit, name, email, expires_at, state, has_account } = found;
	const mine = locals.actor?.email === email;
	return {
		/** What is offered to whom; `pending` or why not. */
		invitation: { role, unit, name, email, expires_at, state },
		/** How this visitor can accept it. */
		as: locals.actor ? (mine ? 'me' : 'other') : has_account ? 'known' : 'new',
		form: await superValidate({ name }, zod4(acceptForm), { errors: false })
	} as const;
};

export const actions: Actions = {
	acceptAsNew: async (event) => {
		const { request, params, locals } = event;
		const form = await superValidate(request, zod4(acceptForm));
		const entered = { ...form.data };
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const who = await acceptance.acceptAsNew(params.token, entered, locals.now);
		if ('refused' in who) return setError(form, 'password', who.refused);
		const { token } = await sessions.open(who, deviceOf(event), locals.now);
		return enter(event, token);
	},
	accept: async (event) => {
		const { params, locals } = event;
		const actor = requireActor();
		const sessionId = locals.sessionId ?? refuse('unauthenticated', 'no session');
		const { token } = params;
		const accepted = await acceptance.acceptAs(actor, { token, sessionId }, locals.now);
		if ('refused' in accepted) return fail(409, { refused: accepted.refused });
		return enter(event, accepted.token);
	}
};
