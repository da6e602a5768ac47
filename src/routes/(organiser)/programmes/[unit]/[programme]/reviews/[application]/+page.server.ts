import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as applications from '#lib/applications/applications.server.ts';
import { status } from '#lib/applications/application.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { settlementOf } from '#lib/reviews/matrix.ts';
import { matrixOf } from '#lib/reviews/matrix.server.ts';
import { settleForm, settlementIn } from '#lib/reviews/settling.form.ts';
import * as settling from '#lib/reviews/settling.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireProgrammes(params.unit);
	const found = await getScreened(params);
	const [matrix, decided, place, visit] = await Promise.all([
		matrixOf(found.id),
		settling.isDecided(found.id),
		units.get(found.unit_id),
		visits.findOfApplication(found.id)
	]);
	const chosen = url.searchParams.get('indicator') ?? '';
	return {
		/** The unit that applies. */
		applicant: { id: place.id, name: place.name, name_en: place.name_en },
		application: found.id,
		/** The reviews side by side; nothing of scores before all are in. */
		matrix,
		chosen,
		/** The panel has decided: nothing is settled any more. */
		decided,
		/** The visit to the place, if one is planned. */
		visit: visit && {
			id: visit.id,
			planned_for: visit.planned_for,
			reported_at: visit.reported_at
		},
		form: await superValidate(settlementOf(matrix, chosen), zod4(settleForm), { errors: false })
	};
};

export const actions: Actions = {
	settle: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await getScreened(params);
		const form = await superValidate(request, zod4(settleForm));
		if (!form.valid) return fail(400, { form });
		const outcome = await settling.settle(actor, id, settlementIn(form.data), locals.now);
		if (outcome !== 'settled') return message(form, outcome, { status: 409 });
		redirect(303, url.pathname);
	}
};

async function getScreened(params: { unit: string; programme: string; application: string }) {
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const found = await applications.getOfProgramme(id, params.application);
	return status(found) === 'screened' ? found : refuse('not_found', `${found.id} is not screened`);
}
