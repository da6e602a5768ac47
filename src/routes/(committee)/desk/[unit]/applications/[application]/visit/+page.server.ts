import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as applications from '#lib/applications/applications.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { replyForm } from '#lib/reviews/replying.form.ts';
import { recordOf } from '#lib/reviews/visit-record.server.ts';
import * as reports from '#lib/reviews/visit-report.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { status } from '#lib/reviews/visits.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireDesk(params.unit);
	const { id, programme_id } = await applications.getOfUnit(params.unit, params.application);
	const [visit, { announced_at }] = await Promise.all([
		visits.findOfApplication(id),
		programmes.get(programme_id)
	]);
	const { planned_for, plan, reported_at } = visit ?? {};
	return {
		/** When they come and what to prepare; null while no visit is planned. */
		visit: visit && { planned_for: planned_for ?? 0, plan: plan ?? '', status: status(visit) },
		/** The report, once it is handed in; scores are not in it before the list is public. */
		record: visit && reported_at !== null ? await recordOf(visit, true) : null,
		/** The unit can still say its part. */
		isReplyOpen: visit?.replied_at === null && reported_at !== null && announced_at === null,
		form: await superValidate({}, zod4(replyForm), { errors: false })
	};
};

export const actions: Actions = {
	reply: async ({ params, request, locals, url }) => {
		const actor = requireDesk(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const visit = await visits.findOfApplication(id);
		if (!visit) refuse('not_found', `no visit of ${id}`);
		const form = await superValidate(request, zod4(replyForm));
		if (!form.valid) return fail(400, { form });
		const outcome = await reports.reply(actor, visit.id, form.data.words, locals.now);
		if (outcome !== 'replied') return message(form, outcome, { status: 409 });
		redirect(303, url.pathname);
	}
};
