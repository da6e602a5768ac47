import { fail, type RequestEvent } from '@sveltejs/kit';
import { isCoded, takesPaper } from '#lib/questionnaires/paper-responses/batch.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { endsAt } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { environment } from '#lib/server/env.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { formatCode } from '#lib/slips/code.ts';
import { drawQr } from '#lib/slips/qr.ts';
import * as units from '#lib/units/units.server.ts';
import { textOf } from '../fields.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, request, locals, setHeaders }) => {
	requireDesk(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	if (request.method === 'POST') setHeaders({ 'cache-control': 'private, no-store' });
	const [{ name, name_en, kind, time_zone, address, phone }, document] = await Promise.all([
		units.get(params.unit),
		documentOf(survey.questionnaire_version_id)
	]);
	const { origin } = new URL(environment().origin);
	return {
		/** What every booklet says. */
		survey: { id: survey.id, access: survey.access, closesAt: endsAt(survey) },
		document,
		unit: { id: params.unit, name, name_en, kind, time_zone, address, phone },
		/** Where an open survey is answered by phone instead. */
		link: survey.access === 'open' ? drawQr(`${origin}/q/${survey.id}`) : null,
		now: locals.now
	};
};

export const actions: Actions = {
	/** Makes slips for the invitees of a building who have none, and a booklet with each. */
	print: async ({ request, params, locals }: RequestEvent<RouteParams>) => {
		const actor = requireEditor(params.unit);
		const survey = await surveys.getOfUnit(params.unit, params.survey);
		if (!isCoded(survey) || !takesPaper(survey, locals.now))
			return fail(409, { reason: 'not_taken' as const });
		const building = textOf(await request.formData(), 'building');
		const issued = await slips.issue(actor, survey.id, { building }, locals.now);
		if (typeof issued === 'string') {
			return fail(409, { reason: issued === 'nobody' ? 'nobody' : 'not_taken' });
		}
		const { origin } = new URL(environment().origin);
		return {
			booklets: issued.slips.map(({ code, building, entrance, room }) => ({
				door: { building, entrance, room },
				code: formatCode(code),
				qr: drawQr(`${origin}/s/${formatCode(code)}`)
			}))
		};
	}
};
