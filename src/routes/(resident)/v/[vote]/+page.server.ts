import { fail, isHttpError, redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { newId } from '#lib/server/id.ts';
import { maskName } from '#lib/ui/format.ts';
import { findEntered } from '#lib/votes/assistance/entered.server.ts';
import * as objections from '#lib/votes/assistance/objections.server.ts';
import { readBallot } from '#lib/votes/ballot-forms/read-ballot.ts';
import * as casting from '#lib/votes/casting.server.ts';
import { paperOfVote } from '#lib/votes/paper.server.ts';
import { findGiven } from '#lib/votes/proxies/proxies.server.ts';
import * as sessions from '#lib/votes/slips/slip-session.server.ts';
import type { Vote } from '#lib/votes/votes.ts';
import {
	askedBy,
	helpOf,
	paperOf,
	requireHolder,
	requireOpen,
	requireSession
} from '../../paper.server.ts';
import { turnAway } from '../../turn-away.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ cookies, params, locals }) => {
	const holder = await requireHolder(cookies, params.vote, locals.now);
	const [asked, cast, made] = await Promise.all([
		askedBy(params.vote),
		casting.castState(holder.elector_id),
		objections.listOfElector(params.vote, holder.elector_id)
	]);
	requireOpen(asked, locals.now, made);
	const paper = paperOf(asked, holder);
	const canChange = paper.isNamed && cast?.channel === 'online' && !holder.after_ballot;
	const canCast = cast === null || canChange;
	if (canCast && !asked.vote.channels.includes('online')) {
		turnAway('not_this_way', { help: helpOf(asked.unit) });
	}
	return {
		paper,
		/** What this elector has cast so far; null: nothing yet. */
		cast,
		/** A named ballot that came in by phone can be changed, with the slip of that time; every other stays as it is. */
		canCast,
		/** How a ballot came in that others entered; null where there is none. */
		entered: cast && !canCast ? await findEntered(holder.elector_id, cast.channel) : null,
		/** Who may cast for this elector, the name as on a slip; null when nobody may, or has done so. */
		holder: cast ? null : await holderOf(asked.vote, holder.elector_id),
		/** The elector's objections to such ballots, newest first. */
		objections: made,
		/** Sent along, so that sending twice is one ballot. */
		key: newId(),
		/** Sent along, so that a slip opened meanwhile in this browser is not used by mistake. */
		slip: holder.slip_id
	};
};

export const actions: Actions = {
	/** Back from the check, with the ballot kept. */
	choose: async (event) => {
		const { entered, key } = await begin(event, requireHolder);
		return { step: 'choose' as const, entered, key };
	},
	/** Shows the ballot once more; nothing is stored. */
	check: async (event) => {
		const { holder, key, ...read } = await begin(event, requireHolder);
		const { entered } = read;
		if ('fault' in read) {
			return fail(400, { step: 'choose' as const, entered, key, fault: read.fault });
		}
		sessions.open(event.cookies, holder, event.locals.now);
		return { step: 'check' as const, entered, key, isBlank: read.choice === null };
	},
	cast: async (event) => {
		// Slip and roll are looked at by the commit itself: nothing has to be read before.
		const { holder, key, ...read } = await begin(event, requireSession);
		const { entered } = read;
		if ('fault' in read) {
			return fail(400, { step: 'choose' as const, entered, key, fault: read.fault });
		}
		// The moment of the whole form: a slow one that began before the close is late all the same.
		const answer = await castOrBusy(holder, { choice: read.choice, key }, Date.now());
		if (answer === 'busy') {
			const isBlank = read.choice === null;
			return fail(503, { step: 'check' as const, entered, key, isBlank, isBusy: true });
		}
		if (answer === 'invalid_choice') {
			const fault = { reason: 'no_such_option' as const };
			return fail(400, { step: 'choose' as const, entered, key, fault });
		}
		if (answer !== 'cast' && answer !== 'changed') await turnBack(answer, event.params.vote);
		redirect(303, resolve('/(resident)/v/[vote]/done', event.params));
	}
};

async function holderOf({ channels }: Vote, electorId: string): Promise<string | null> {
	const given = channels.includes('proxy') ? await findGiven(electorId) : null;
	return given && maskName(given.holder_name);
}

/** Who sends the form, and the ballot that is in it. */
async function begin<Holder extends casting.SlipHolder>(
	{ request, cookies, params, locals }: RequestEvent<RouteParams>,
	require: (cookies: Cookies, voteId: string, now: number) => Holder | Promise<Holder>
) {
	const holder = await require(cookies, params.vote, locals.now);
	const form = await request.formData();
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.slice(0, 100) : '';
	};
	if (![holder.slip_id, ''].includes(field('slip'))) turnAway('other_slip');
	const { method, paper } = await paperOfVote(params.vote);
	const sheet = { method: method.id, settings: paper, options: paper.options };
	return { holder, key: field('key'), ...readBallot(sheet, form) };
}

/** When the database is too busy, the page comes back with what was chosen. */
async function castOrBusy(holder: casting.SlipHolder, input: casting.BallotInput, now: number) {
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
	if (vote.cancelled_at !== null) requireOpen(asked, vote.closes_at);
	if (reason === 'closed') turnAway('closed', { ...facts, at: vote.closes_at, vote: vote.id });
	if (reason === 'not_open') turnAway('not_open', { ...facts, at: vote.opens_at });
	turnAway(reason, { ...facts, vote: vote.id });
}
