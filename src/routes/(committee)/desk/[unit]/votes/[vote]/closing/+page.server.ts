import { requireDesk } from '#lib/server/guard.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { status } from '#lib/votes/votes.ts';
import { consentActions } from '../../../vote-consent.server.ts';
import { runningOf } from '../../../vote-states.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const [{ turnout, needs }, waiting] = await Promise.all([
		runningOf(vote),
		confirmations.waiting(vote.id, 'close')
	]);
	return {
		vote,
		status: status(vote, locals.now),
		/** Electors who have not cast. */
		missing: turnout.of.electors - turnout.cast.electors,
		/** Closing now would leave the vote without a decision. */
		inquorate: needs.some(({ met }) => !met),
		/** The proposal that waits for a second person. */
		waiting
	};
};

export const actions: Actions = consentActions('close');
