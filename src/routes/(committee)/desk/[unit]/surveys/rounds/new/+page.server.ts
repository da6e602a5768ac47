import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as giving from '#lib/questionnaires/surveys/giving.server.ts';
import { listVersionsOnOffer } from '#lib/questionnaires/surveys/listing.server.ts';
import { givingForm } from '#lib/questionnaires/surveys/survey.form.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import { timesAhead } from '../../../survey-drafting.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireEditor(params.unit);
	const [versions, targets, { time_zone }] = await Promise.all([
		listVersionsOnOffer(params.unit),
		giving.listTargets(params.unit),
		units.get(params.unit)
	]);
	const [only, ...others] = versions;
	const chosen = {
		key: newId(),
		questionnaire_version_id: others.length === 0 ? (only?.id ?? '') : '',
		communities: targets.map(({ id }) => id),
		...timesAhead(time_zone, locals.now)
	};
	return {
		versions,
		/** The communities below, all of them ticked. */
		targets,
		form: await superValidate(chosen, zod4(givingForm), { errors: false })
	};
};

export const actions: Actions = {
	give: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await superValidate(request, zod4(givingForm));
		if (!form.valid) return fail(400, { form });
		form.data.key ||= newId();
		const given = await giving.give(actor, params.unit, form.data, locals.now);
		if ('round' in given) {
			const round = { ...params, round: given.round };
			redirect(
				303,
				`${resolve('/(committee)/desk/[unit]/surveys/rounds/[round]', round)}?done=given`
			);
		}
		if (given.field === 'communities') setError(form, 'communities._errors', given.fault);
		else if (given.field !== 'consultation_id' && given.field !== 'roll_id') {
			setError(form, given.field, given.fault);
		}
		return fail(400, { form });
	}
};
