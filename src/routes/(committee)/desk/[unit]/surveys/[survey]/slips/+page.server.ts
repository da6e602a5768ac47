import { searchInvitees } from '#lib/questionnaires/surveys/search.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { MOST_AT_ONCE } from '#lib/slips/slips.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals, request }) => {
	const actor = requireDesk(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const typed = (url.searchParams.get('q') ?? '').slice(0, 60);
	const [counts, found] = await Promise.all([
		slips.counts(survey.id),
		searchInvitees(actor, survey.id, typed)
	]);
	return {
		survey: { id: survey.id, title: survey.title, access: survey.access },
		status: status(survey, locals.now),
		/** Slips by building and in all. */
		counts,
		/** What was searched for, and the invitees that it fits; at most 30. */
		typed,
		found,
		/** The building that the turnout points at. */
		building: url.searchParams.get('building'),
		/** How many come with one printing. */
		mostAtOnce: MOST_AT_ONCE,
		/** In WeChat's browser printing is not to be relied on. */
		isWeChat: isWeChat(request)
	};
};
