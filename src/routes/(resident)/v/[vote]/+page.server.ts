import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { newId } from '#lib/server/id.ts';
import * as casting from '#lib/votes/casting.server.ts';
import * as sessions from '#lib/votes/slips/slip-session.server.ts';
import type { SlipHolder } from '#lib/votes/slips/slips.server.ts';
import { askedBy, helpOf, paperOf, requireHolder, requireOpen } from '../../paper.server.ts';
import { turnAway } from '../../turn-away.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ cookies, params, locals }) => {
	const holder = await requireHolder(cookies, params.vote, locals.now);
	const [asked, cast] = await Promise.all([
		askedBy(params.vote),
		casting.castState(holder.elector_id)
	]);
	requireOpen(asked, locals.now);
	const paper = paperOf(asked, holder);
	return {
		paper,
		/** What this elector has cast so far; null: nothing yet. */
		cast,
		/** A named ballot that came in by phone can be changed; every other stays as it is. */
		canCast: cast === null || (paper.isNamed && cast.channel === 'online'),
		/** Sent along, so that sending twice is one ballot. */
		key: newId(),
		/** Sent along, so that a slip opened meanwhile in this browser is not used by mistake. */
		slip: holder.slip_id
	};
};

export const actions: Actions = {
	/** Back from the check, with the choice kept. */
	choose: async (event) => {
		const { choice, key } = await begin(event);
		return { step: 'choose' as const, choice, key };
	},
	/** Shows the choice once more; nothing is stored. */
	check: async (event) => {
		const { choice, key, holder } = await begin(event);
		if (choice === '') return fail(400, { step: 'choose' as const, choice, key, isEmpty: true });
		sessions.open(event.cookies, holder, event.locals.now);
		return { step: 'check' as const, choice, key };
	},
	cast: async (event) => {
		const { choice, key, holder } = await begin(event);
		// The moment of the whole form: a slow one that began before the close is late all the same.
		const answer = await castOrBusy(holder, { choice, key }, Date.now());
		if (answer === 'busy') return fail(503, { step: 'check' as const, choice, key, isBusy: true });
		if (answer === 'invalid_choice') {
			return fail(400, { step: 'choose' as const, choice: '', key, isEmpty: true });
		}
		if (answer !== 'cast' && answer !== 'changed') await turnBack(answer, event.params.vote);
		redirect(303, resolve('/(resident)/v/[vote]/done', event.params));
	}
};

/** Who sends the form, and what is in it. */
async function begin({ request, cookies, params, locals }: RequestEvent<RouteParams>) {
	const holder = await requireHolder(cookies, params.vote, locals.now);
	const form = await request.formData();
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 100) : '';
	};
	if (![holder.slip_id, ''].includes(field('slip'))) turnAway('other_slip');
	return { holder, choice: field('choice'), key: field('key') };
}

/** When the database is too busy, the page comes back with what was chosen. */
async function castOrBusy(holder: SlipHolder, input: casting.BallotInput, now: number) {
	try {
		return await casting.cast(holder, input, now);
	} catch (thrown) {
		if (isHttpError(thrown, 503)) return 'busy';
		throw thrown;
	}
}

/** The ballot was not taken, and trying again would not help. */
async function turnBack(
	reason: Exclude<casting.CastAnswer, 'cast' | 'changed' | 'invalid_choice'>,
	voteId: string
): Promise<never> {
	const asked = await askedBy(voteId);
	const { vote, unit } = asked;
	const facts = { zone: unit.time_zone, help: helpOf(unit) };
	if (reason === 'void_slip') turnAway('replaced', facts);
	if (reason === 'closed') turnAway('closed', { ...facts, at: vote.closes_at, vote: vote.id });
	if (reason === 'not_open') turnAway('not_open', { ...facts, at: vote.opens_at });
	turnAway(reason, { ...facts, vote: vote.id });
}
