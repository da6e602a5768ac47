import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getLocale } from '#i18n/paraglide/runtime.js';
import * as imports from '#lib/questionnaires/findings/importing/imports.server.ts';
import * as keeping from '#lib/questionnaires/findings/importing/keeping.server.ts';
import { whyWords } from '#lib/questionnaires/findings/importing/words.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { takesImports, upload } from '#lib/questionnaires/findings/importing/uploading.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { surveyOf } from '../look.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** Cells that are named on the page. */
const shown = 100;

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { survey } = await surveyOf(params);
	const wanted = url.searchParams.get('import');
	const [document, waiting, kept] = await Promise.all([
		documentOf(survey.questionnaire_version_id),
		wanted === null ? null : imports.findWaiting(survey.id, wanted),
		imports.listKept(survey.id)
	]);
	return {
		title: survey.title,
		access: survey.access,
		/** Answers may be added or taken out now. */
		takes: takesImports(survey, locals.now),
		/** The file that was read just now, and what would be kept of it. */
		waiting: waiting && {
			...waiting,
			dropped: waiting.reading.dropped
				.slice(0, shown)
				.map((one) => ({ ...one, words: whyWords(document, one, getLocale()) })),
			reading: { ...waiting.reading, dropped: [] }
		},
		/** The import that was asked for is not there any more. */
		isGone: wanted !== null && waiting === null,
		kept: kept.map(({ id, file_name, responses, kept_at, removed_at }) => ({
			...{ id, file_name, responses, kept_at, removed_at }
		})),
		/** Makes one import of however many taps. */
		key: newId(),
		done: url.searchParams.get('done'),
		count: Number(url.searchParams.get('count')) || 0
	};
};

export const actions: Actions = {
	upload: async (event) => {
		const { actor, survey, form, now } = await begin(event);
		const key = String(form.get('key') ?? '');
		const taken = await upload(actor, survey, { key, file: form.get('file') }, now);
		if ('refused' in taken) return fail(400, { refused: taken.refused });
		here(event, { import: taken.id });
	},
	keep: async (event) => {
		const { actor, survey, form, now } = await begin(event);
		const answer = await keeping.keep(actor, survey, String(form.get('import') ?? ''), now);
		if (answer === 'not_kept') return fail(409, { notKept: true });
		here(event, { done: 'kept', count: String(answer.kept) });
	},
	discard: async (event) => {
		const { actor, survey, form, now } = await begin(event);
		await keeping.discard(actor, survey, String(form.get('import') ?? ''), now);
		here(event, { done: 'discarded' });
	},
	remove: async (event) => {
		const { actor, survey, form, now } = await begin(event);
		const answer = await keeping.remove(actor, survey, String(form.get('import') ?? ''), now);
		if (answer === 'not_removed') return fail(409, { notKept: true });
		here(event, { done: 'removed' });
	}
};

type Event = RequestEvent<RouteParams>;

async function begin({ params, request, locals }: Event) {
	const actor = requireEditor(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	return { actor, survey, form: await request.formData(), now: locals.now };
}

function here({ params }: Event, query: Record<string, string>): never {
	const path = resolve('/(committee)/desk/[unit]/surveys/[survey]/results/import', params);
	redirect(303, `${path}?${new URLSearchParams(query)}`);
}
