import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as applications from '#lib/applications/applications.server.ts';
import * as asking from '#lib/applications/asking.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { findPublished } from '#lib/programmes/questionnaires.server.ts';
import { accesses, status } from '#lib/questionnaires/surveys/survey.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireDesk(params.unit);
	const found = await applications.getOfUnit(params.unit, params.application);
	const { terms } = await termsOf(found.programme_id);
	const { residents } = terms;
	if (!residents) refuse('not_found', 'residents are not asked in this round');
	const [surveys, questionnaire, voice] = await Promise.all([
		asking.listSurveys(params.unit, residents),
		findPublished(residents.questionnaire_version_id),
		asking.voiceOf(found.survey_id, now)
	]);
	return {
		/** What the residents' part weighs, in hundredths of a per cent of the total. */
		weight: residents.weight,
		questionnaire: questionnaire?.title ?? '',
		/** The unit's surveys with these questions, each with how it stands. */
		surveys: surveys.map((one) => ({
			...{ id: one.id, access: one.access, invited: one.invited, status: status(one, now) },
			...{ opens_at: one.opens_at, closes_at: one.closes_at }
		})),
		chosen: found.survey_id,
		/** What the chosen one says now, or why it says nothing yet. */
		voice,
		key: newId()
	};
};

export const actions: Actions = {
	choose: async ({ params, request, locals, url }) => {
		const actor = requireEditor(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const survey = String((await request.formData()).get('survey') ?? '') || null;
		const outcome = await asking.choose(actor, id, survey, locals.now);
		if (outcome !== 'chosen') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	ask: async ({ params, request, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const data = await request.formData();
		const access = accesses.find((one) => one === data.get('access')) ?? 'open';
		const key = String(data.get('key') ?? '');
		const asked = await asking.ask(actor, id, { access, key }, locals.now);
		if (typeof asked === 'string') return fail(409, { refused: asked });
		const { unit } = params;
		redirect(303, resolve('/(committee)/desk/[unit]/surveys/[survey]', { unit, ...asked }));
	}
};
