import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as people from '#lib/people/names.server.ts';
import { isTypedByOne, mayType, stateOf } from '#lib/questionnaires/paper-responses/batch.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import { whyNot } from '#lib/questionnaires/paper-responses/closing-batch.server.ts';
import { compare } from '#lib/questionnaires/paper-responses/comparing.server.ts';
import { progress } from '#lib/questionnaires/paper-responses/entries.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import { batchActions } from './actions.server.ts';
import { shown } from './shown.server.ts';
import type { PageServerLoad } from './$types';

/** Papers with differences that are looked at together. */
const SHOWN = 20;

export const load: PageServerLoad = async ({ params }) => {
	const actor = requireDesk(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const batch = await batches.get(survey.id, params.batch);
	const [{ two_person }, typed, names, compared, document] = await Promise.all([
		units.get(params.unit),
		progress(batch.id),
		people.namesOf([batch.first_by, batch.second_by]),
		compare(survey, batch),
		documentOf(survey.questionnaire_version_id)
	]);
	const open = compared?.differences.filter(({ isSettled }) => !isSettled) ?? [];
	return {
		survey: { id: survey.id, title: survey.title, access: survey.access },
		batch,
		state: stateOf(batch),
		/** How far each of the two entries has come, whose it is, and whether it is for the reader to make. */
		entries: ([1, 2] as const).map((pass) => ({
			pass,
			typed: typed[pass].typed,
			by: pass === 1 ? batch.first_by : batch.second_by,
			doneAt: pass === 1 ? batch.first_done_at : batch.second_done_at,
			mayType: mayType(batch, pass, actor.id, two_person)
		})),
		typedByOne: isTypedByOne(batch),
		names,
		/** Once both entries are finished: where they differ, and what stands in the way of taking the batch in. */
		comparison: compared && {
			open: open.slice(0, SHOWN).map((one) => shown(document, one)),
			unsettled: open.length,
			settled: compared.differences.length - open.length,
			papers: compared.papers.length,
			obstacle: whyNot(batch, compared),
			doubles: compared.doubles
		}
	};
};

export const actions = batchActions((params) =>
	redirect(303, resolve('/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]', params))
);
