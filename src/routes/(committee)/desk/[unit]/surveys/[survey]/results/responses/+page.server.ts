import { getLocale } from '#i18n/paraglide/runtime.js';
import { questionsOf, say } from '#lib/questionnaires/document.ts';
import * as named from '#lib/questionnaires/findings/named.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { answerWords } from '#lib/questionnaires/views/spoken.ts';
import { pageOf } from '#lib/ui/paging.ts';
import { surveyOf } from '../look.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { actor, survey } = await surveyOf(params);
	const search = (url.searchParams.get('search') ?? '').slice(0, 60);
	const page = pageOf(url);
	const [{ responses, ...found }, document] = await Promise.all([
		named.list(actor, survey, { search, page }),
		documentOf(survey.questionnaire_version_id)
	]);
	const locale = getLocale();
	return {
		title: survey.title,
		search,
		page,
		...found,
		/** Who answered, with each answer in words. */
		responses: responses.map(({ answers, ...who }) => ({
			...who,
			answers: questionsOf(document).flatMap((question) => {
				const answer = answers[question.key];
				const words = say(question.words, locale);
				return answer === undefined
					? []
					: [{ key: question.key, words, said: answerWords(question, answer, locale) }];
			})
		}))
	};
};
