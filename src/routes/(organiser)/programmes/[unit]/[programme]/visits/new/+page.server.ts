import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { matrixOf } from '#lib/reviews/matrix.server.ts';
import { planForm, planIn } from '#lib/reviews/visiting.form.ts';
import * as visiting from '#lib/reviews/visiting.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { questionsIn } from '#lib/reviews/visits.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireOrganiser(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const visitable = await visits.listVisitable(id);
	const wanted = url.searchParams.get('application');
	const chosen = visitable.find((one) => one.id === wanted) ?? null;
	const start = { key: newId(), more: chosen ? await questionsOf(chosen.id) : '' };
	return {
		/** Applications that a visit can be planned to, and the one that was chosen. */
		visitable,
		chosen,
		/** The form, with what the reviewers would ask on the spot, a line each. */
		form: await superValidate(start, zod4(planForm), { errors: false })
	};
};

export const actions: Actions = {
	plan: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const [{ id }, { time_zone }] = await Promise.all([
			programmes.getOfUnit(params.unit, params.programme),
			units.get(params.unit)
		]);
		const form = await superValidate(request, zod4(planForm));
		if (!form.valid) return fail(400, { form });
		const plan = planIn(form.data, time_zone);
		if (!plan) return message(form, 'not_moment', { status: 400 });
		const applicationId = url.searchParams.get('application') ?? '';
		const input = { ...plan, applicationId, key: form.data.key };
		const planned = await visiting.plan(actor, id, input, locals.now);
		if (typeof planned === 'string') return message(form, planned, { status: 409 });
		const ids = { unit: params.unit, programme: id, visit: planned.id };
		redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/visits/[visit]', ids));
	}
};

async function questionsOf(applicationId: string): Promise<string> {
	const { reviewers } = await matrixOf(applicationId);
	return questionsIn(reviewers.map(({ questions }) => questions).join('\n')).join('\n');
}
