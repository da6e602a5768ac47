import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as casting from '#lib/votes/casting.server.ts';
import * as sessions from '#lib/votes/slips/slip-session.server.ts';
import { isOpen } from '#lib/votes/votes.ts';
import { askedBy, paperOf, requireHolder } from '../../../paper.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, params, locals }) => {
	const holder = await requireHolder(cookies, params.vote, locals.now);
	const [asked, cast] = await Promise.all([
		askedBy(params.vote),
		casting.castState(holder.elector_id)
	]);
	if (cast === null) redirect(303, resolve('/(resident)/v/[vote]', params));
	const paper = paperOf(asked, holder);
	return {
		paper,
		/** What a named ballot says, null if it is blank; a confidential one cannot be told. */
		choice: cast.choice,
		/** A named ballot can still be changed. */
		canChange: paper.isNamed && isOpen(asked.vote, locals.now)
	};
};

export const actions: Actions = {
	/** Ends the session before the phone is handed on. */
	leave: ({ cookies, params }) => {
		sessions.end(cookies, params.vote);
		redirect(303, `${resolve('/(resident)/s')}?left`);
	}
};
