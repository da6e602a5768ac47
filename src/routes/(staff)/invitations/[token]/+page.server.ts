import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as acceptance from '#lib/people/acceptance.server.ts';
import { deviceName } from '#lib/people/device.ts';
import * as invitations from '#lib/people/invitations.server.ts';
import { acceptForm } from '#lib/people/people.form.ts';
import * as cookie from '#lib/people/session-cookie.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { requireActor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';
import { homeOf } from '../../home.ts';

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
	acceptAsNew: async ({ request, params, locals, cookies }) => {
		const form = await superValidate(request, zod4(acceptForm));
		const entered = { ...form.data };
		form.data.password = '';
		if (!form.valid) return fail(400, { form });
		const who = await acceptance.acceptAsNew(params.token, entered, locals.now);
		if ('refused' in who) return setError(form, 'password', who.refused);
		if (locals.actor && locals.sessionId) await sessions.end(locals.actor, locals.sessionId);
		const device = deviceName(request.headers.get('user-agent') ?? '');
		const { token } = await sessions.open(who, device, locals.now);
		return enter(cookies, token, locals.now);
	},
	accept: async ({ params, locals, cookies }) => {
		const actor = requireActor();
		const sessionId = locals.sessionId ?? refuse('unauthenticated', 'no session');
		const { token } = params;
		const accepted = await acceptance.acceptAs(actor, { token, sessionId }, locals.now);
		if ('refused' in accepted) return fail(409, { refused: accepted.refused });
		return enter(cookies, accepted.token, locals.now);
	}
};

async function enter(
	cookies: Parameters<typeof cookie.set>[0],
	token: string,
	now: number
): Promise<never> {
	cookie.set(cookies, token);
	const found = await sessions.find(token, now);
	redirect(303, homeOf(found?.actor ?? { memberships: [] }));
}
