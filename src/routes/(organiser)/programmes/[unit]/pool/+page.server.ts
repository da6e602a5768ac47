import * as invitations from '#lib/people/invitations.server.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import { listPromotions } from '#lib/programmes/promotion.server.ts';
import { evaluatorTiers, trainingKinds } from '#lib/programmes/promotion.ts';
import { canOrganise } from '#lib/people/actor.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	const actor = requireProgrammes(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const tier = evaluatorTiers.find((one) => one === url.searchParams.get('tier'));
	const page = pageOf(url);
	const [found, former, candidates, promotions, pending] = await Promise.all([
		pool.list(params.unit, { search, tier, page }),
		pool.listFormer(params.unit),
		pool.listCandidates(params.unit, now),
		listPromotions(params.unit, now),
		canOrganise(actor, params.unit) ? invitations.listPending(actor, params.unit, now) : []
	]);
	return {
		...{ search, page, tier: tier ?? '', pages: found.pages, total: found.total },
		/** One page of the pool. */
		rows: found.evaluators.map(({ hours, ...one }) => ({
			...one,
			hours: trainingKinds.reduce((all, kind) => all + hours[kind], 0)
		})),
		former,
		/** Who has accepted to be an evaluator and is not in the pool yet. */
		candidates,
		/** How many are due to rise. */
		risers: promotions.filter(({ missing }) => missing.length === 0).length,
		/** Invitations that can still be accepted. */
		pending: pending.filter(({ role }) => role === 'evaluator')
	};
};

export const actions: Actions = {
	revoke: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const invitationId = String((await request.formData()).get('invitation'));
		const which = { unitId: params.unit, invitationId };
		const outcome = await invitations.revoke(actor, which, locals.now);
		if (outcome !== 'revoked') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	}
};
