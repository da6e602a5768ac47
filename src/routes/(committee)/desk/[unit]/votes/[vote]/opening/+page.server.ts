import * as consultations from '#lib/consultations/consultations.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import { openingChecks } from '#lib/votes/opening-checks.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { status } from '#lib/votes/votes.ts';
import { consentActions } from '../../../vote-consent.server.ts';
import { meaningOfVote } from '../../../vote-states.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const [matter, meaning, waiting, rollChanged] = await Promise.all([
		consultations.get(vote.consultation_id),
		meaningOfVote(vote),
		confirmations.waiting(vote.id, 'open'),
		confirmations.isVoidByRoll(vote.id)
	]);
	const electors = meaning?.sums.electors ?? 0;
	return {
		vote,
		status: status(vote, locals.now),
		consultation: { id: matter.id, title: matter.title },
		/** What the rule means with the roll as it is now. */
		meaning,
		electors,
		/** What must be so, and what should be, before it is opened. */
		checks: openingChecks(
			vote,
			{ published_at: matter.published_at, electors, retired: meaning === null },
			locals.now
		),
		/** The proposal that waits for a second person. */
		waiting,
		/** One waited, but the roll was changed since. */
		rollChanged
	};
};

export const actions: Actions = consentActions('open');
