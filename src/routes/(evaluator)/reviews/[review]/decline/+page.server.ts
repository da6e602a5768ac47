import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { decline } from '#lib/reviews/declining.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import * as units from '#lib/units/units.server.ts';
import { requireEvaluator } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const actor = await requireEvaluator();
	const own = await reviewing.getOwn(actor, params.review);
	const { name, name_en } = await units.get(own.unit_id);
	return {
		review: { id: own.id, isSealed: own.sealed_at !== null },
		unit: { name, name_en }
	};
};

export const actions: Actions = {
	decline: async ({ request, params, locals: { now } }) => {
		const actor = await requireEvaluator();
		const form = await request.formData();
		const reason = String(form.get('reason') ?? '');
		const hasInterest = form.get('because') === 'interest';
		const outcome = await decline(actor, params.review, { reason, hasInterest }, now);
		if (outcome !== 'declined') return fail(409, { refused: outcome, reason, hasInterest });
		redirect(303, resolve('/(evaluator)/reviews'));
	}
};
