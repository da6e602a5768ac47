import { fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { canSeeDesk, isAdministrator } from '#lib/people/actor.ts';
import { changePasswordForm } from '#lib/people/people.form.ts';
import * as cookie from '#lib/people/session-cookie.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { isEvaluator } from '#lib/reviews/evaluators.server.ts';
import * as people from '#lib/people/sign-in.server.ts';
import { requireActor } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import { deviceOf } from '../enter.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireActor();
	const [places, devices, reviews] = await Promise.all([
		units.listByIds(actor.memberships.map(({ unit_id }) => unit_id)),
		sessions.list(actor, locals.now),
		isEvaluator(actor)
	]);
	return {
		/** Who is signed in. */
		person: { name: actor.name, email: actor.email },
		/** What they are and where, with a desk to go to if they have one there. */
		memberships: places.flatMap(({ id, name, name_en }) =>
			actor.memberships
				.filter(({ unit_id }) => unit_id === id)
				.map(({ role }) => ({ unit: { id, name, name_en }, role, desk: canSeeDesk(actor, id) }))
		),
		/** They manage units and people. */
		administers: isAdministrator(actor),
		/** They are in a pool of evaluators. */
		reviews,
		/** The devices on which they are signed in. */
		devices: devices.map(({ id, ...device }) => ({ ...device, id, here: id === locals.sessionId })),
		/** The time zone that dates are shown in. */
		timeZone: places[0]?.time_zone ?? 'Asia/Shanghai',
		now: locals.now,
		form: await superValidate(zod4(changePasswordForm))
	};
};

export const actions: Actions = {
	changePassword: async (event) => {
		const { request, locals, cookies } = event;
		const actor = requireActor();
		const form = await superValidate(request, zod4(changePasswordForm));
		const entered = form.data;
		form.data = { current: '', password: '' };
		if (!form.valid) return fail(400, { form });
		const opened = await people.changePassword(
			actor,
			entered,
			{ device: deviceOf(event) },
			locals.now
		);
		if ('refused' in opened) {
			if (opened.refused === 'wrong') return setError(form, 'current', 'wrong_current');
			if (opened.refused !== 'too_many') return setError(form, 'password', opened.refused);
			return setError(form, 'current', 'too_many', { status: 429 });
		}
		cookie.set(cookies, opened.token);
		locals.sessionId = opened.sessionId;
		return message(form, 'changed');
	},
	endSession: async ({ request }) => {
		const actor = requireActor();
		await sessions.end(actor, String((await request.formData()).get('session')));
		redirect(303, resolve('/(staff)/account'));
	},
	signOutEverywhere: async ({ locals, cookies }) => {
		await people.signOutEverywhere(requireActor(), locals.now);
		cookie.clear(cookies);
		redirect(303, `${resolve('/(staff)/sign-in')}?signed-out`);
	}
};
