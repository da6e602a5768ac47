import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireConfirmer, requireDesk } from '#lib/server/guard.ts';
import { LONGEST_RULING, rulings as known } from '#lib/votes/assistance/objections.ts';
import { listObjections } from '#lib/votes/assistance/objections.server.ts';
import * as rulings from '#lib/votes/assistance/rulings.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	return {
		question: vote.question,
		/** In a named vote a ballot can be taken out. */
		isNamed: vote.privacy === 'named',
		isCounted: vote.counted_at !== null,
		objections: await listObjections(vote.id),
		/** The longest reason that is kept. */
		longest: LONGEST_RULING,
		/** What was just done. */
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	propose: async (event) => {
		const { actor, place, field, now } = await begin(event);
		const ruling = known.find((one) => one === field('ruling'));
		const typed = { id: place.objectionId, ruling, reason: field('reason') };
		if (!ruling) return fail(400, { ...typed, answer: 'no_ruling' as const });
		const input = { ruling, reason: typed.reason };
		return answered(event, typed, await rulings.propose(actor, place, input, now));
	},
	confirm: async (event) => {
		const { actor, place, field, now } = await begin(event);
		const answer = await rulings.confirm(actor, place, Number(field('seen')), now);
		return answered(event, { id: place.objectionId }, answer);
	},
	withdraw: async (event) => {
		const { actor, place, now } = await begin(event);
		const answer = await rulings.withdraw(actor, place, now);
		return answered(event, { id: place.objectionId }, answer);
	}
};

/** Who rules on which objection of this vote. */
async function begin({ params, request, locals }: RequestEvent<RouteParams>) {
	const actor = requireConfirmer(params.unit);
	const { id: voteId } = await votes.getOfUnit(params.unit, params.vote);
	const form = await request.formData();
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 2_000) : '';
	};
	return { actor, place: { voteId, objectionId: field('id') }, field, now: locals.now };
}

type Typed = { id: string; ruling?: (typeof known)[number] | undefined; reason?: string };

/** Done: the page anew, so that reloading it does nothing; else the page with what was typed. */
function answered(
	{ params }: RequestEvent<RouteParams>,
	typed: Typed,
	answer: rulings.RulingAnswer
) {
	if (answer === 'proposed' || answer === 'settled' || answer === 'withdrawn') {
		const page = resolve('/(committee)/desk/[unit]/votes/[vote]/objections', params);
		redirect(303, `${page}?done=${answer}`);
	}
	return fail(answer === 'no_reason' ? 400 : 409, { ...typed, answer });
}
