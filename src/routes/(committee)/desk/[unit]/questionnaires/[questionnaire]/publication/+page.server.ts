import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { problemsOf } from '#lib/questionnaires/check.ts';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { changesSince } from '#lib/questionnaires/editing/changes.ts';
import * as publishing from '#lib/questionnaires/editing/publishing.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { wholeIn } from '#lib/server/whole-in.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	const versions = await publishing.listVersions(found.id);
	const last = versions[0] ? await documentOf(versions[0].id) : null;
	const { document } = found;
	return {
		id: found.id,
		version: found.version,
		document,
		isDiscarded: found.discarded_at !== null,
		problems: problemsOf(document),
		/** What will be frozen, in numbers. */
		counts: {
			sections: document.sections.length,
			questions: questionsOf(document).length,
			required: questionsOf(document).filter(({ required }) => required === 'yes').length,
			conditions: [...document.sections, ...questionsOf(document)].filter(({ when }) => when).length
		},
		/** What became of the questions since the last version; null before the first. */
		changes: last && changesSince(last, document),
		versions,
		/** The version that was published a moment ago. */
		published: versions.find(({ id }) => id === url.searchParams.get('published')) ?? null
	};
};

export const actions: Actions = {
	publish: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
		const version = wholeIn(await request.formData(), 'version');
		const made = await publishing.publish(actor, found.id, version, locals.now);
		if (typeof made === 'string') return fail(409, { refused: made });
		const here = resolve('/(committee)/desk/[unit]/questionnaires/[questionnaire]/publication', {
			unit: params.unit,
			questionnaire: found.id
		});
		redirect(303, `${here}?published=${made.versionId}`);
	}
};
