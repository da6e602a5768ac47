import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafting from '#lib/questionnaires/editing/drafting.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireDesk(params.unit);
	const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	return {
		id: found.id,
		version: found.version,
		document: found.document,
		isDiscarded: found.discarded_at !== null,
		/** Makes one copy of what could not be saved, of however many taps. */
		copyKey: newId()
	};
};

export const actions: Actions = {
	discard: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
		await drafting.discard(actor, found.id, locals.now);
		redirect(303, resolve('/(committee)/desk/[unit]/questionnaires', { unit: params.unit }));
	},
	restore: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
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
