import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import * as proxies from '#lib/votes/proxies/proxies.server.ts';
import { stateOf } from '#lib/votes/proxies/proxies.ts';
import { withdraw } from '#lib/votes/proxies/using.server.ts';
import { status } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { handOver } from '../../hand-over.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const actor = requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const proxy = await proxies.getOfVote(actor, vote.id, params.proxy);
	return {
		question: vote.question,
		status: status(vote, locals.now),
		proxy,
		state: stateOf(proxy)
	};
};

export const actions: Actions = {
	/** The holder is present: on to the ballot, and the phone is handed over. */
	begin: async (event) => {
		const { params, request } = event;
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		await proxies.getOfVote(actor, vote.id, params.proxy);
		const isPresent = (await request.formData()).has('present');
		if (!isPresent) return fail(400, { fault: 'not_present' as const });
		handOver(event, actor, {});
	},
	withdraw: async ({ params, request, locals }) => {
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		const reason = String((await request.formData()).get('reason') ?? '');
		const place = { voteId: vote.id, proxyId: params.proxy };
		const answer = await withdraw(actor, place, reason, locals.now);
		if (answer !== 'withdrawn') return fail(answer === 'no_reason' ? 400 : 409, { fault: answer });
		redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/proxies', params));
	}
};
