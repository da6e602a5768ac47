import { getLocale } from '#i18n/paraglide/runtime.js';
import { crossed } from '#lib/questionnaires/findings/crossing.server.ts';
import { categoryWords, variableWords } from '#lib/questionnaires/findings/labels.ts';
import { wholeSurvey } from '../look.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { survey, whole } = await wholeSurvey(params, locals.now);
	const locale = getLocale();
	const named = (name: string | null) => whole?.variables.find((one) => one.name === name) ?? null;
	const [rows, by] = [named(url.searchParams.get('of')), named(url.searchParams.get('by'))];
	const isSame = rows !== null && rows === by;
	const table = whole && rows && by && !isSame ? await crossed(survey.id, whole, rows, by) : null;
	return {
		title: survey.title,
		isOver: whole !== null,
		variables: (whole?.variables ?? []).map((one) => ({
			name: one.name,
			words: variableWords(one, locale),
			/** A question has answers to look at; a building has none. */
			isQuestion: one.question !== null
		})),
		of: rows?.name ?? '',
		by: by?.name ?? '',
		isSame,
		table:
			table && rows && by
				? {
						caption: { what: variableWords(rows, locale), by: variableWords(by, locale) },
						rows: table.rows.map((row) => ({
							...row,
							words: categoryWords(rows, row.facet, row.category, locale)
						})),
						columns: table.columns.map((column) => ({
							...column,
							words: categoryWords(by, column.facet, column.category, locale)
						}))
					}
				: null
	};
};
