import { fail } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { requireEditor } from '#lib/server/guard.ts';
import { helpForm } from '#lib/votes/assistance/help.form.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { status } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { handOver } from '../../hand-over.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const actor = requireEditor(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	return {
		question: vote.question,
		/** Ballots are taken now, and with help. */
		isOpen: status(vote, locals.now) === 'open' && vote.channels.includes('assisted'),
		elector: await slips.getElector(actor, vote.id, params.elector),
		form: await superValidate(zod4(helpForm), { errors: false })
	};
};

export const actions: Actions = {
	/** The elector is present: on to the ballot, and the phone is handed over. */
	begin: async (event) => {
		const { params, request } = event;
		const actor = requireEditor(params.unit);
		const { id } = await votes.getOfUnit(params.unit, params.vote);
		await slips.getElector(actor, id, params.elector);
		const form = await superValidate(request, zod4(helpForm));
		if (!form.valid) return fail(400, { form });
		const { why, note } = form.data;
		handOver(event, actor, { why, note });
	}
};
