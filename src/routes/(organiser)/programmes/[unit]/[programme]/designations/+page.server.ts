import { fail, redirect } from '@sveltejs/kit';
import { certifyRound, countUncertified, replace } from '#lib/certificates/certifying.server.ts';
import * as certificates from '#lib/certificates/certificates.server.ts';
import { designate } from '#lib/certificates/designating.server.ts';
import { expectedOf } from '#lib/certificates/expected.server.ts';
import { certifyReview, reviewersOf } from '#lib/certificates/honouring.server.ts';
import * as register from '#lib/certificates/register.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { hindrance } from '#lib/reviews/announcing.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	requireProgrammes(params.unit);
	const { id, terms, settled_at } = await programmes.getOfUnit(params.unit, params.programme);
	const isOver = settled_at !== null;
	const page = pageOf(url);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const [waiting, expected, found, uncertified, reviewers] = await Promise.all([
		isOver ? null : hindrance(id, now),
		isOver ? [] : expectedOf(id, terms),
		register.search({ programme: id, search }, { page, now }),
		isOver ? countUncertified(id) : 0,
		isOver ? reviewersOf(id) : []
	]);
	return {
		/** What keeps designations from being made now; null: nothing. */
		waiting,
		/** What would be made. */
		expected,
		...{ page, search },
		/** One page of what was made, with certificates. */
		...found,
		/** Designations that stand and have no certificate: making them was interrupted. */
		uncertified,
		/** Experts who have reviewed, and their certificates. */
		reviewers
	};
};

export const actions: Actions = {
	designate: async ({ params, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const outcome = await designate(actor, id, locals.now);
		if (outcome !== 'designated') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	certify: async ({ params, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		await certifyRound(actor, id, locals.now);
		redirect(303, url.pathname);
	},
	honour: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id: programmeId } = await programmes.getOfUnit(params.unit, params.programme);
		const wanted = (await request.formData()).getAll('evaluator').map(String).slice(0, 500);
		for (const evaluatorId of wanted) {
			const made = await certifyReview(actor, { programmeId, evaluatorId }, locals.now);
			if (typeof made === 'string') return fail(409, { refused: made });
		}
		redirect(303, url.pathname);
	},
	replace: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id, reason } = await chosen(params, request);
		const outcome = await replace(actor, id, reason, locals.now);
		if (outcome !== 'replaced') return fail(409, { refused: outcome, certificate: id, reason });
		redirect(303, url.pathname);
	},
	revoke: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id, reason } = await chosen(params, request);
		const outcome = await certificates.revoke(actor, id, reason, locals.now);
		if (outcome !== 'revoked') return fail(409, { refused: outcome, certificate: id, reason });
		redirect(303, url.pathname);
	}
};

/** A certificate of this programme, and why something is done to it. */
async function chosen(params: { unit: string; programme: string }, request: Request) {
	const programme = await programmes.getOfUnit(params.unit, params.programme);
	const data = await request.formData();
	const found = await certificates.get(String(data.get('certificate')));
	if (found.programme_id !== programme.id) refuse('not_found', `${found.id} is another round's`);
	return { id: found.id, reason: String(data.get('reason') ?? '') };
}
