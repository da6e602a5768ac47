import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { settlementOf, withoutNames } from '#lib/reviews/matrix.ts';
import { matrixOf } from '#lib/reviews/matrix.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { settleForm, settlementIn } from '#lib/reviews/settling.form.ts';
import * as settling from '#lib/reviews/settling.server.ts';
import * as units from '#lib/units/units.server.ts';
import { requireEvaluator } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = await requireEvaluator();
	const own = await reviewing.getOwn(actor, params.review);
	const [found, decided, place, programme] = await Promise.all([
		matrixOf(own.application_id),
		settling.isDecided(own.application_id),
		units.get(own.unit_id),
		programmes.get(own.programme_id)
	]);
	const organiser = await units.get(programme.unit_id);
	const chosen = url.searchParams.get('indicator') ?? '';
	const matrix = withoutNames(found, own.id);
	return {
		review: own.id,
		applicant: { name: place.name, name_en: place.name_en },
		/** The time zone of the organiser. */
		zone: organiser.time_zone,
		/** The reviews side by side, without names; nothing of scores before all are in. */
		matrix,
		chosen,
		/** Only the one who leads the settlement records scores. */
		leads: own.leads_since !== null,
		decided,
		form: await superValidate(settlementOf(matrix, chosen), zod4(settleForm), { errors: false })
	};
};

export const actions: Actions = {
	settle: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const { application_id } = await reviewing.getOwn(actor, params.review);
		const form = await superValidate(request, zod4(settleForm));
		if (!form.valid) return fail(400, { form });
		const outcome = await settling.settle(
			actor,
			application_id,
			settlementIn(form.data),
			locals.now
		);
		if (outcome !== 'settled') return message(form, outcome, { status: 409 });
		redirect(303, url.pathname);
	}
};
