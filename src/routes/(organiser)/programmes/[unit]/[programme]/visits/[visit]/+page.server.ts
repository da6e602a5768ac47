import { fail, redirect } from '@sveltejs/kit';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { changedScores, recordOf } from '#lib/reviews/visit-record.server.ts';
import * as visiting from '#lib/reviews/visiting.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { missingOf, status } from '#lib/reviews/visits.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const visit = await visits.getOfProgramme(id, params.visit);
	const [record, changed] = await Promise.all([
		recordOf(visit, false),
		changedScores(visit.application_id)
	]);
	return {
		id: visit.id,
		application: visit.application_id,
		applicant: { name: visit.unit_name, name_en: visit.unit_name_en },
		status: status(visit),
		cancelReason: visit.cancel_reason,
		/** What was written so far, with pictures. */
		record,
		changed,
		/** How many parts of the report lack their words. */
		missing: missingOf(visit.checklist, record.findings).length
	};
};

export const actions: Actions = {
	cancel: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const visit = await visits.getOfProgramme(id, params.visit);
		const reason = String((await request.formData()).get('reason') ?? '').slice(0, 1_000);
		const outcome = await visiting.cancel(actor, visit.id, reason, locals.now);
		if (outcome === 'cancelled') redirect(303, url.pathname);
		return fail(outcome === 'no_reason' ? 400 : 409, { refused: outcome, reason });
	}
};
