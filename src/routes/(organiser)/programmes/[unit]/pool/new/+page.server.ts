import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as invitations from '#lib/people/invitations.server.ts';
import { joinForm } from '#lib/programmes/pool.form.ts';
import * as joining from '#lib/programmes/pool-joining.server.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireOrganiser(params.unit);
	const given = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 254);
	const start = { key: newId(), name: given('name').slice(0, 60), email: given('email') };
	return {
		/** The form, with the key that makes one of however many taps. */
		form: await superValidate(start, zod4(joinForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const form = await superValidate(request, zod4(joinForm));
		if (!form.valid) return fail(400, { form });
		const { key, name, email, field, city, tier, reason } = form.data;
		const known = await joining.findPerson(email);
		if (known) {
			const input = { key, personId: known.id, field, city, tier, reason };
			const joined = await joining.join(actor, params.unit, input, locals.now);
			if (typeof joined === 'string') return setError(form, 'email', joined, { status: 409 });
			const ids = { unit: params.unit, evaluator: joined.id };
			redirect(303, resolve('/(organiser)/programmes/[unit]/pool/[evaluator]', ids));
		}
		const wish = { key, unitId: params.unit, role: 'evaluator' as const, name, email };
		const invited = await invitations.invite(actor, wish, locals.now);
		if ('refused' in invited) {
			if (invited.refused === 'repeated') form.data.key = newId();
			return setError(form, 'email', invited.refused, { status: 409 });
		}
		return { form, made: { link: `${url.origin}/invitations/${invited.token}`, name } };
	}
};
