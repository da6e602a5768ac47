import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isCoded, MOST_PAPERS, takesPaper } from '#lib/questionnaires/paper-responses/batch.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { textOf, wholeOf } from './fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const coded = isCoded(survey);
	const [list, printed] = await Promise.all([
		batches.listOfSurvey(survey.id),
		coded ? slips.counts(survey.id) : null
	]);
	return {
		title: survey.title,
		status: status(survey, locals.now),
		isPublished: survey.published_at !== null,
		/** Paper is taken in now. */
		isTaken: takesPaper(survey, locals.now),
		/** Each paper says whose it is. */
		coded,
		batches: list,
		/** By building, how many have neither answered nor a slip; nothing where everybody may answer. */
		buildings: printed?.byBuilding ?? [],
		missing: printed?.missing ?? 0,
		mostPapers: MOST_PAPERS,
		key: newId()
	};
};

export const actions: Actions = {
	make: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await surveys.getOfUnit(params.unit, params.survey);
		const data = await request.formData();
		const typed = textOf(data, 'papers');
		const input = { key: textOf(data, 'key') || newId(), papers: wholeOf(typed) };
		const made = await batches.make(actor, id, input, locals.now);
		if (typeof made === 'string')
			return fail(made === 'papers' ? 400 : 409, { fault: made, typed });
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]', {
				...params,
				batch: made.id
			})
		);
	}
};
