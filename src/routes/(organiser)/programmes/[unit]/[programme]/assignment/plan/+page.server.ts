import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as assigning from '#lib/reviews/assigning.server.ts';
import { readPairs } from '#lib/reviews/planning.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireOrganiser(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const { board, pairs, shortage } = await assigning.plan(id);
	const open = board.applicants.filter(
		(one) =>
			!one.isDecided &&
			board.pairs.filter(({ application }) => application === one.id).length <
				board.wanted.perApplication
	);
	return {
		/** Applications that lack reviewers. */
		applicants: open,
		evaluators: board.evaluators,
		wanted: board.wanted,
		/** Who reviews them already. */
		standing: board.pairs.map(({ application, evaluator }) => ({ application, evaluator })),
		/** What is proposed; where it cannot be solved as a whole, for the rest. */
		pairs,
		/** Why it cannot be solved as a whole. */
		shortage
	};
};

export const actions: Actions = {
	assign: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const pairs = readPairs((await request.formData()).getAll('pair')).slice(0, 5_000);
		if (pairs.length === 0) return fail(400, { outcome: 'nothing', refused: [], pairs });
		const outcome = await assigning.assignPairs(actor, id, pairs, locals.now);
		if (typeof outcome !== 'string')
			return fail(409, { outcome: 'refused', refused: outcome.refused, pairs });
		if (outcome !== 'assigned') return fail(409, { outcome, refused: [], pairs });
		redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/assignment', params));
	}
};
