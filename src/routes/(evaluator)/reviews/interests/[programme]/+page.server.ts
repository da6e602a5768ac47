import { fail, redirect } from '@sveltejs/kit';
import * as interests from '#lib/reviews/interests.server.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as units from '#lib/units/units.server.ts';
import { requireEvaluator } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = await requireEvaluator();
	const found = await interests.applicantsFor(actor, params.programme);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const page = pageOf(url);
	const wanted = found.applicants.filter(
		({ name, name_en }) =>
			name.includes(search) || name_en.toLowerCase().includes(search.toLowerCase())
	);
	const { time_zone } = await units.get(found.organiserId);
	return {
		programme: { id: params.programme, name: found.terms.name, year: found.terms.year },
		zone: time_zone,
		search,
		page,
		pages: Math.max(1, Math.ceil(wanted.length / perPage)),
		total: found.applicants.length,
		/** The interests that this evaluator has declared. */
		declared: found.applicants.filter(({ declared_at }) => declared_at !== null),
		/** One page of those that apply, by their codes. */
		applicants: wanted.slice((page - 1) * perPage, page * perPage)
	};
};

export const actions: Actions = {
	declare: async ({ request, params, url, locals: { now } }) => {
		const actor = await requireEvaluator();
		const form = await request.formData();
		const [application, reason] = [
			String(form.get('application') ?? ''),
			String(form.get('reason') ?? '')
		];
		// The application must be one of this round's, whatever the form says.
		await interests.mustApply(application, params.programme);
		const outcome = await interests.declare(actor, application, reason, now);
		if (outcome !== 'declared' && outcome !== 'already') {
			return fail(409, { refused: outcome, application, reason });
		}
		redirect(303, url.pathname);
	}
};
