import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { endsAt } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { drawQr } from '#lib/slips/qr.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import * as units from '#lib/units/units.server.ts';
import { linkOf } from '../../../survey-link.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, request }) => {
	requireDesk(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	// Only where anybody may answer does one address do for all; before the opening it leads nowhere yet.
	if (survey.access !== 'open' || survey.opened_at === null || survey.discarded_at !== null) {
		redirect(303, resolve('/(committee)/desk/[unit]/surveys/[survey]', params));
	}
	const [document, unit] = await Promise.all([
		documentOf(survey.questionnaire_version_id),
		units.get(params.unit)
	]);
	const { name, name_en, kind, time_zone, phone } = unit;
	return {
		survey: { id: survey.id, opens_at: survey.opens_at, ends_at: endsAt(survey) },
		unit: { id: params.unit, name, name_en, kind, time_zone, phone },
		title: document.title,
		intro: document.intro,
		questions: questionsOf(document).filter(({ kind }) => kind !== 'statement').length,
		/** Where it is answered, and that as a QR code. */
		address: linkOf(survey.id),
		qr: drawQr(linkOf(survey.id)),
		/** In WeChat's browser printing is not to be relied on. */
		wechat: isWeChat(request)
	};
};
