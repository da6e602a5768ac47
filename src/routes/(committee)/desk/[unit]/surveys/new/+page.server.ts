import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafting from '#lib/questionnaires/surveys/drafting.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import { newSurveyForm, offers, putFault, readSurveyForm } from '../../survey-drafting.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	requireEditor(params.unit);
	const [offered, { time_zone }] = await Promise.all([offers(params.unit), units.get(params.unit)]);
	const wanted = (name: string, among: { id: string }[]) => {
		const id = url.searchParams.get(name);
		return among.find((one) => one.id === id)?.id ?? '';
	};
	const [only, ...others] = offered.versions;
	const [roll, ...rolls] = offered.rolls;
	const chosen = {
		key: newId(),
		questionnaire_version_id:
			wanted('version', offered.versions) || (others.length === 0 ? (only?.id ?? '') : ''),
		consultation_id: wanted('consultation', offered.consultations),
		roll_id: rolls.length === 0 ? (roll?.id ?? '') : ''
	};
	return {
		...offered,
		form: await newSurveyForm(chosen, time_zone, locals.now),
		/** Where it came from, to lead back there. */
		from: offered.consultations.find(({ id }) => id === chosen.consultation_id) ?? null
	};
};

export const actions: Actions = {
	draft: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await readSurveyForm({ request });
		if (!form.valid) return fail(400, { form });
		form.data.key ||= newId();
		const drafted = await drafting.draft(actor, params.unit, form.data, locals.now);
		if ('fault' in drafted) {
			putFault(form, drafted);
			return fail(400, { form });
		}
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/surveys/[survey]', { ...params, survey: drafted.id })
		);
	}
};
