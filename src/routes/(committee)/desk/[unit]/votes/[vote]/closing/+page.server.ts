import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireConfirmer, requireDesk } from '#lib/server/guard.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import { findCount } from '#lib/votes/counting.server.ts';
import { explain } from '#lib/votes/reconciliation/explaining.server.ts';
import { reconcile } from '#lib/votes/reconciliation/reconciliation.server.ts';
import { isOverfull, whatDiffers } from '#lib/votes/reconciliation/reconciliation.ts';
import { unsettled } from '#lib/votes/unsettled.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { isClosedByPeople, isMeeting, status } from '#lib/votes/votes.ts';
import { consentActions, readText } from '../../../vote-consent.server.ts';
import { endedOf, runningOf } from '../../../vote-states.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const [vote] = await endedOf(await votes.getOfUnit(params.unit, params.vote), locals.now);
	const [{ turnout, needs }, waiting, left, sums, counted] = await Promise.all([
		runningOf(vote),
		confirmations.waiting(vote.id, 'close'),
		unsettled(vote.id),
		reconcile(vote),
		findCount(vote.id)
	]);
	const differences = counted?.differences ?? whatDiffers(sums);
	return {
		vote,
		status: status(vote, locals.now),
		/** It ends by the clock, but two people close it. */
		byPeople: isClosedByPeople(vote),
		/** Electors who have not cast. */
		missing: turnout.of.electors - turnout.cast.electors,
		/** Closing now would leave the vote without a decision. */
		inquorate: needs.some(({ met }) => !met),
		/** Marks, ballots, slips and batches side by side, and where they differ. */
		sums,
		differences,
		/** What must be finished first. */
		left: {
			objections: left.objections,
			batches: left.batches,
			noHands: isMeeting(vote) && !left.hasHands,
			overfull: isOverfull(sums),
			unexplained: differences.length > 0 && vote.reconciliation_note === ''
		},
		/** It is counted, and held back until what differs is explained. */
		heldBack: counted !== null && counted.publishedAt === null,
		/** The proposal that waits for a second person. */
		waiting
	};
};

export const actions: Actions = {
	...consentActions('close'),
	explain: async ({ params, request, locals }) => {
		const actor = requireConfirmer(params.unit);
		const { id } = await votes.getOfUnit(params.unit, params.vote);
		const note = readText((await request.formData()).get('note'));
		if (note === '') return fail(400, { answer: 'no_note' });
		const answer = await explain(actor, id, note, locals.now);
		if (answer === 'published') {
			redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]', params));
		}
		if (answer !== 'explained') {
			return fail(409, { answer: answer === 'too_late' ? 'already_done' : answer, note });
		}
		redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/closing', params));
	}
};
