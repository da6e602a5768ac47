import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafting from '#lib/questionnaires/editing/drafting.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { stateOf } from '#lib/questionnaires/editing/states.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const state = stateOf(url.searchParams.get('state'));
	const page = pageOf(url);
	const found = await questionnaires.listOfUnit(params.unit, { search, state, page });
	return {
		search,
		state: state ?? null,
		page,
		pages: found.pages,
		total: found.total,
		/** One page of questionnaires, those worked on last first. */
		rows: found.questionnaires
	};
};

export const actions: Actions = {
	restore: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const id = String((await request.formData()).get('questionnaire') ?? '');
		const found = await questionnaires.getOfUnit(params.unit, id);
		await drafting.restore(actor, found.id, locals.now);
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/questionnaires/[questionnaire]', {
				unit: params.unit,
				questionnaire: found.id
			})
		);
	}
};
