import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { newId } from '#lib/server/id.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { isCoded, MOST_PAPERS } from '#lib/votes/paper-ballots/batch.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import { MOST_PRINTED } from '#lib/votes/paper-ballots/numbers.server.ts';
import { listPrintable } from '#lib/votes/paper-ballots/printable.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { status } from '#lib/votes/votes.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import { textOf, wholeOf } from './fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, request }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const [list, printable] = await Promise.all([
		batches.listOfVote(vote.id),
		listPrintable(vote.id, locals.now)
	]);
	return {
		question: vote.question,
		status: status(vote, locals.now),
		/** Paper is among the vote's channels. */
		takesPaper: vote.channels.includes('paper'),
		/** Each paper names its elector by a number. */
		coded: isCoded(vote),
		batches: list,
		/** Electors by building who have not cast, and whether paper is taken in now. */
		printable,
		mostPapers: MOST_PAPERS,
		mostPrinted: MOST_PRINTED,
		isWeChat: isWeChat(request),
		key: newId()
	};
};

export const actions: Actions = {
	make: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await votes.getOfUnit(params.unit, params.vote);
		const data = await request.formData();
		const typed = { title: textOf(data, 'title'), papers: textOf(data, 'papers') };
		const input = { key: textOf(data, 'key') || newId(), ...typed, papers: wholeOf(typed.papers) };
		const made = await batches.make(actor, id, input, locals.now);
		if (typeof made === 'string')
			return fail(made === 'papers' ? 400 : 409, { fault: made, typed });
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/votes/[vote]/paper/[batch]', { ...params, batch: made.id })
		);
	}
};
