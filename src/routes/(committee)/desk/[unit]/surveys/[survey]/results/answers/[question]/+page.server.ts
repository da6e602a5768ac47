import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { isWritten } from '#lib/questionnaires/findings/packing.ts';
import { addTag, longestTag, removeTag } from '#lib/questionnaires/findings/tagging.server.ts';
import * as texts from '#lib/questionnaires/findings/texts.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { pageOf } from '#lib/ui/paging.ts';
import { wholeSurvey } from '../../look.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { survey, whole } = await wholeSurvey(params, locals.now);
	const question = await writtenIn(survey.questionnaire_version_id, params.question);
	const search = (url.searchParams.get('search') ?? '').slice(0, 60);
	const tag = (url.searchParams.get('tag') ?? '').slice(0, longestTag);
	const page = pageOf(url);
	const asked = { search, tag, page };
	const [found, tags] = await Promise.all([
		whole
			? texts.list(survey.id, whole.made, question.key, asked)
			: { texts: [], found: 0, pages: 1 },
		texts.countTags(survey.id, question.key)
	]);
	return {
		title: survey.title,
		question,
		isOver: whole !== null,
		/** How many wrote anything at all, whatever is searched for. */
		...found,
		page,
		search,
		tag,
		tags,
		words: whole?.made.words[question.key] ?? [],
		longestTag
	};
};

export const actions: Actions = {
	tag: async (event) => {
		const { actor, survey, tagging } = await begin(event);
		const answer = await addTag(actor, survey, tagging);
		if (answer !== 'tagged') {
			return fail(400, { fault: answer, response: tagging.response, typed: tagging.tag });
		}
		back(event, tagging.response);
	},
	untag: async (event) => {
		const { actor, survey, tagging } = await begin(event);
		await removeTag(actor, survey, tagging);
		back(event, tagging.response);
	}
};

type Event = RequestEvent<RouteParams>;

async function begin({ params, request }: Event) {
	const actor = requireEditor(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const question = await writtenIn(survey.questionnaire_version_id, params.question);
	const form = await request.formData();
	const one = (name: string) => [...String(form.get(name) ?? '')].slice(0, 200).join('');
	const tagging = { response: one('response'), question: question.key, tag: one('tag') };
	return { actor, survey, tagging };
}

async function writtenIn(versionId: string, key: string) {
	const document = await documentOf(versionId);
	const found = questionsOf(document).find((one) => one.key === key && isWritten(one));
	return found ?? refuse('not_found', `nobody writes to ${key}`);
}

/** To the same page of the same search, where the text stands. */
function back({ url }: Event, response: string): never {
	const query = new URLSearchParams();
	for (const name of ['search', 'tag', 'page']) {
		const value = url.searchParams.get(name);
		if (value) query.set(name, value);
	}
	redirect(303, `${url.pathname}?${query}#text-${encodeURIComponent(response)}`);
}
