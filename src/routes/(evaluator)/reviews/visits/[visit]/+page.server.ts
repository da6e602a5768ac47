import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actor } from '#lib/people/actor.ts';
import { linesOf } from '#lib/reviews/matrix.ts';
import { matrixOf } from '#lib/reviews/matrix.server.ts';
import { settleForm, settlementIn } from '#lib/reviews/settling.form.ts';
import * as findings from '#lib/reviews/visit-findings.server.ts';
import * as photos from '#lib/reviews/visit-photos.server.ts';
import { beforeVisit, recordOf } from '#lib/reviews/visit-record.server.ts';
import * as reports from '#lib/reviews/visit-report.server.ts';
import * as scores from '#lib/reviews/visit-scores.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { status } from '#lib/reviews/visits.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import { requireEvaluator } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const actor = await requireEvaluator();
	const { visit, leads } = await visits.getOfReviewer(actor, params.visit);
	const [record, matrix, organiser, review] = await Promise.all([
		recordOf(visit, true),
		matrixOf(visit.application_id),
		units.get(visit.organiser_id),
		visits.reviewOf(actor, visit.application_id)
	]);
	return {
		id: visit.id,
		/** This person's own review of the application. */
		review,
		applicant: { name: visit.unit_name, name_en: visit.unit_name_en },
		/** The time zone of the organiser. */
		zone: organiser.time_zone,
		status: status(visit),
		/** Only the lead changes scores and hands the report in. */
		leads,
		record,
		/** Every indicator with what it came to before the visit, and what the visit makes of it. */
		lines: linesOf(matrix).map((line) => {
			const { indicator, visit: changed } = line;
			const { key, words, scale } = indicator;
			const own = changed && { score: changed.score, reason: changed.reason };
			return { key, words, scale, before: beforeVisit(line), changed: own };
		}),
		/** Keys for pictures that are sent without a script, one for each part of the page. */
		keys: [...visit.checklist, 1, 2].map(() => newId()),
		form: await superValidate({}, zod4(settleForm), { errors: false })
	};
};

export const actions: Actions = {
	keep: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const data = await request.formData();
		const [part, words] = [text(data, 'part'), text(data, 'words')];
		const input = { part, words, over: text(data, 'over') };
		const outcome = await findings.keep(actor, params.visit, input, locals.now);
		if (outcome === 'kept') redirect(303, `${url.pathname}#part-${encodeURIComponent(part)}`);
		if (typeof outcome === 'string') return fail(409, { part, words, refused: outcome });
		const { standing } = outcome;
		return fail(409, { part, words, refused: 'edited_meanwhile', theirs: standing.words });
	},
	photo: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const data = await request.formData();
		const uploads = data.getAll('file').filter((one) => one instanceof File && one.size > 0);
		if (uploads.length === 0) return fail(400, { refused: 'no_photo' });
		return addAll(actor, { params, data, uploads: uploads as File[], now: locals.now }, url);
	},
	removePhoto: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const photoId = text(await request.formData(), 'picture');
		const outcome = await photos.removePhoto(actor, params.visit, photoId, locals.now);
		if (outcome !== 'removed') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	rescore: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const form = await superValidate(request, zod4(settleForm));
		if (!form.valid) return fail(400, { form });
		const input = settlementIn(form.data);
		const outcome = await scores.rescore(actor, params.visit, input, locals.now);
		if (outcome !== 'rescored') return message(form, outcome, { status: 409 });
		redirect(303, `${url.pathname}#scores`);
	},
	takeBack: async ({ params, request, locals, url }) => {
		const actor = await requireEvaluator();
		const key = text(await request.formData(), 'indicator');
		const outcome = await scores.takeBack(actor, params.visit, key, locals.now);
		if (outcome !== 'taken_back') return fail(409, { refused: outcome });
		redirect(303, `${url.pathname}#scores`);
	},
	report: async ({ params, locals, url }) => {
		const actor = await requireEvaluator();
		const outcome = await reports.report(actor, params.visit, locals.now);
		if (outcome !== 'reported') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	}
};

type Sent = { params: { visit: string }; data: FormData; uploads: File[]; now: number };

/** Keeps pictures one after another; what was kept before one was refused stays. */
async function addAll(actor: Actor, { params, data, uploads, now }: Sent, url: URL) {
	const [part, key] = [text(data, 'part'), text(data, 'key')];
	let added: { id: string; file_id: string } | undefined;
	for (const [i, upload] of uploads.slice(0, 20).entries()) {
		const input = { part, upload, key: i === 0 ? key : `${key}-${i}` };
		const outcome = await photos.addPhoto(actor, params.visit, input, now);
		if ('fault' in outcome) return fail(409, { part, refused: outcome.fault, name: upload.name });
		added = outcome;
	}
	if (text(data, 'isScripted') !== '') return { part, added };
	redirect(303, `${url.pathname}#part-${encodeURIComponent(part)}`);
}

function text(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value : '';
}
