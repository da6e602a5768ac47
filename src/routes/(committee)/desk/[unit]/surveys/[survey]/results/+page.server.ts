import { getLocale } from '#i18n/paraglide/runtime.js';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { categoryWords, variableWords } from '#lib/questionnaires/findings/labels.ts';
import { isWritten } from '#lib/questionnaires/findings/packing.ts';
import { filtered, groupsOf, wholeOf } from '#lib/questionnaires/findings/parts.server.ts';
import { summaries } from '#lib/questionnaires/findings/results.server.ts';
import type { Variable } from '#lib/questionnaires/findings/variables.ts';
import { isPublic, status } from '#lib/questionnaires/surveys/survey.ts';
import { turnout } from '#lib/questionnaires/surveys/turnout.server.ts';
import type { PageServerLoad } from './$types';
import { surveyOf } from './look.server.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { survey } = await surveyOf(params);
	const [results, whole, came] = await Promise.all([
		summaries(survey, locals.now),
		wholeOf(survey, locals.now),
		turnout(survey)
	]);
	const locale = getLocale();
	const by = whole?.variables.find(({ name }) => name === url.searchParams.get('by'));
	const wanted = {
		facet: url.searchParams.get('of') ?? '',
		category: url.searchParams.get('is') ?? ''
	};
	const found = whole && wanted.facet ? await filtered(survey.id, whole, wanted) : null;
	const group = typeof found === 'string' ? null : found;
	const stands = status(survey, locals.now);
	return {
		survey,
		status: stands,
		isPublic: isPublic(survey, locals.now),
		turnout: came,
		/** Of everybody, or of the group that is shown instead. */
		results:
			results.state === 'ready'
				? { ...results, summaries: group?.summaries ?? results.summaries }
				: results,
		/** Questions to which people wrote words of their own that can be read now. */
		texts: questionsOf(results.document)
			.filter(isWritten)
			.map(({ key }) => key)
			.filter(
				(key) => stands === 'closed' && results.state === 'ready' && results.summaries[key]?.of
			),
		/** What people can be parted by; empty while the survey runs. */
		variables: (whole?.variables ?? []).map((one) => ({
			name: one.name,
			words: variableWords(one, locale)
		})),
		/** The variable that was chosen, with its groups. */
		by:
			by && whole
				? { name: by.name, words: variableWords(by, locale), groups: await groups(by) }
				: null,
		/** The group that is shown instead of everybody, or why it is not. */
		group: group && { size: group.size },
		refused: typeof found === 'string' ? found : null,
		groupWords: by ? categoryWords(by, wanted.facet, wanted.category, locale) : '',
		wanted
	};

	async function groups(variable: Variable) {
		const found = whole ? await groupsOf(whole, survey.id, variable) : [];
		return found.map((one) => ({
			...one,
			words: categoryWords(variable, one.facet, one.category, locale)
		}));
	}
};
