import { status } from '#lib/consultations/consultations.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as surveyDates from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as votes from '#lib/votes/votes.server.ts';
import * as voteDates from '#lib/votes/votes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	requireDesk(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const [found, ofUnit, asked] = await Promise.all([
		consultations.listOfUnit(params.unit, { search, page }),
		votes.listOfUnit(params.unit),
		surveys.listOfUnit(params.unit)
	]);
	return {
		search,
		page,
		pages: found.pages,
		total: found.total,
		/** One page of consultations, each with how its votes and surveys stand. */
		rows: found.consultations.map((one) => ({
			id: one.id,
			title: one.title,
			created_at: one.created_at,
			status: status(one, locals.now),
			votes: ofUnit
				.filter((vote) => vote.consultation_id === one.id && vote.discarded_at === null)
				.map((vote) => ({ id: vote.id, status: voteDates.status(vote, locals.now) })),
			surveys: asked
				.filter(({ consultation_id }) => consultation_id === one.id)
				.map((survey) => ({ id: survey.id, status: surveyDates.status(survey, locals.now) }))
		}))
	};
};
