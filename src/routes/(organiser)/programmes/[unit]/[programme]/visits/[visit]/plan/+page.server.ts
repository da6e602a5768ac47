import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { planForm, planIn, planOut } from '#lib/reviews/visiting.form.ts';
import * as visiting from '#lib/reviews/visiting.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { status } from '#lib/reviews/visits.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireOrganiser(params.unit);
	const [{ id }, { time_zone }] = await Promise.all([
		programmes.getOfUnit(params.unit, params.programme),
		units.get(params.unit)
	]);
	const visit = await visits.getOfProgramme(id, params.visit);
	return {
		visit: { id: visit.id, name: visit.unit_name, name_en: visit.unit_name_en },
		/** It was reported or called off: nothing is planned any more. */
		isOver: status(visit) !== 'planned',
		form: await superValidate(planOut(visit, time_zone), zod4(planForm), { errors: false })
	};
};

export const actions: Actions = {
	revise: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const [{ id }, { time_zone }] = await Promise.all([
			programmes.getOfUnit(params.unit, params.programme),
			units.get(params.unit)
		]);
		const visit = await visits.getOfProgramme(id, params.visit);
		const form = await superValidate(request, zod4(planForm));
		if (!form.valid) return fail(400, { form });
		const plan = planIn(form.data, time_zone);
		if (!plan) return message(form, 'not_moment', { status: 400 });
		const input = { ...plan, version: form.data.version };
		const outcome = await visiting.revise(actor, visit.id, input, locals.now);
		if (outcome !== 'revised') return message(form, outcome, { status: 409 });
		redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/visits/[visit]', params));
	}
};
