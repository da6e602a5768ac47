import { requireDesk } from '#lib/server/guard.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { MOST_AT_ONCE } from '#lib/slips/slips.ts';
import { isMeeting, status } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals, request }) => {
	const actor = requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const typed = (url.searchParams.get('q') ?? '').slice(0, 60);
	const [counts, found] = await Promise.all([
		slips.counts(vote.id),
		slips.searchElectors(actor, vote.id, typed)
	]);
	return {
		question: vote.question,
		status: status(vote, locals.now),
		/** Decided by a show of hands: nobody gets a slip. */
		isMeeting: isMeeting(vote),
		/** Slips by building and in all. */
		counts,
		/** What was searched for, and the electors that it fits; at most 30. */
		typed,
		found,
		/** The building that the turnout page points at. */
		building: url.searchParams.get('building'),
		/** How many come with one printing. */
		mostAtOnce: MOST_AT_ONCE,
		/** In WeChat's browser printing is not to be relied on. */
		isWeChat: isWeChat(request)
	};
};
