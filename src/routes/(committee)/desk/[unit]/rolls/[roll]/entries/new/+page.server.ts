import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { add } from '#lib/rolls/hand/adding.server.ts';
import { entryForm } from '#lib/rolls/hand/entry.form.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { Actions, PageServerLoad } from './$types';
import { validate } from '../validate.server.ts';

export const load: PageServerLoad = async ({ params }) => {
	requireEditor(params.unit);
	return {
		roll: await rolls.getOfUnit(params.unit, params.roll),
		/** Empty, with the key that makes one line of however many taps. */
		form: await superValidate({ key: newId() }, zod4(entryForm), { errors: false })
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { kind } = await rolls.getOfUnit(params.unit, params.roll);
		const form = await validate(request, kind);
		if (!form.valid) return fail(400, { form });
		const place = { unitId: params.unit, rollId: params.roll };
		const added = await add(actor, place, form.data, locals.now);
		if (added === 'added') {
			redirect(303, `${resolve('/(committee)/desk/[unit]/rolls/[roll]', params)}?done=added`);
		}
		return message(form, typeof added === 'string' ? added : 'invalid', { status: 409 });
	}
};
