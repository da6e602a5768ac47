import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as applications from '#lib/applications/applications.server.ts';
import { listCalls, listOwn } from '#lib/applications/calls.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireDesk(params.unit);
	const [calls, own] = await Promise.all([listCalls(params.unit, now), listOwn(params.unit, now)]);
	return {
		/** Calls that this unit may answer and has not, now or soon; each with the key of its form. */
		calls: calls.map((call) => ({ ...call, key: newId(), isOpen: now >= call.opens_at })),
		/** The unit's own applications of all years. */
		own
	};
};

export const actions: Actions = {
	begin: async ({ params, request, locals }) => {
		const actor = requireEditor(params.unit);
		const data = await request.formData();
		const [programmeId, key] = [String(data.get('programme') ?? ''), String(data.get('key') ?? '')];
		const begun = await applications.begin(actor, params.unit, { programmeId, key }, locals.now);
		if (typeof begun === 'string') return fail(409, { refused: begun });
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/applications/[application]', {
				unit: params.unit,
				application: begun.id
			})
		);
	}
};
