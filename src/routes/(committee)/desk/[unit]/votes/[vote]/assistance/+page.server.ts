import { requireEditor } from '#lib/server/guard.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { status } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const actor = requireEditor(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const typed = (url.searchParams.get('q') ?? '').slice(0, 60);
	return {
		question: vote.question,
		/** Ballots are taken now, and with help. */
		isOpen: status(vote, locals.now) === 'open' && vote.channels.includes('assisted'),
		/** What was searched for, and the electors that it fits; at most 30. */
		typed,
		found: await slips.searchElectors(actor, vote.id, typed, { withRemoved: true })
	};
};
