import { status } from '#lib/questionnaires/surveys/survey.ts';
import { searchOfUnit } from '#lib/questionnaires/surveys/listing.server.ts';
import { responsesOf } from '#lib/questionnaires/surveys/turnout.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	requireDesk(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const found = await searchOfUnit(params.unit, { search, page });
	const responses = await responsesOf(found.surveys);
	return {
		search,
		page,
		pages: found.pages,
		total: found.total,
		/** One page of surveys, each with where it stands and how many have answered. */
		rows: found.surveys.map((survey) => ({
			survey,
			status: status(survey, locals.now),
			responses: responses.get(survey.id) ?? 0
		}))
	};
};
