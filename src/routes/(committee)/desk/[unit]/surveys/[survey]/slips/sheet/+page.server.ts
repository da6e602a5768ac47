import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { environment } from '#lib/server/env.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { wholeIn } from '#lib/server/whole-in.ts';
import { maskName } from '#lib/ui/format.ts';
import * as units from '#lib/units/units.server.ts';
import { formatCode } from '#lib/slips/code.ts';
import { drawQr } from '#lib/slips/qr.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import type { Issued } from '#lib/slips/slips.ts';
import type { NotIssued, Scope } from '#lib/questionnaires/surveys/slips.ts';
import { endsAt } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, request, locals, setHeaders }) => {
	requireEditor(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	// The sheets are the answer to a form; there is nothing to look at afterwards.
	if (request.method !== 'POST') {
		redirect(303, resolve('/(committee)/desk/[unit]/surveys/[survey]/slips', params));
	}
	setHeaders({ 'cache-control': 'private, no-store' });
	const { name, name_en, kind, time_zone, phone } = await units.get(params.unit);
	return {
		/** What every slip says. */
		survey: { id: survey.id, title: survey.title, closesAt: endsAt(survey) },
		unit: { id: params.unit, name, name_en, kind, time_zone, phone },
		/** What to type where nothing can be scanned. */
		address: `${new URL(environment().origin).host}/s`,
		isWeChat: isWeChat(request),
		now: locals.now
	};
};

export const actions: Actions = {
	issue: async (event) => {
		const { actor, surveyId, scope } = await begin(event);
		return answer(await slips.issue(actor, surveyId, scope, event.locals.now));
	},
	reissue: async (event) => {
		const { actor, surveyId, scope, form, field } = await begin(event);
		if (field('confirmed') !== 'yes') return fail(400, { reason: 'not_confirmed' as const });
		if ('everybody' in scope) return fail(400, { reason: 'nobody' as const });
		const why = { reason: field('reason'), seenAt: wholeIn(form, 'seenAt') };
		return answer(await slips.reissue(actor, surveyId, scope, why, event.locals.now));
	}
};

/** Who prints, and for whom. */
async function begin({ params, request }: RequestEvent<RouteParams>) {
	const actor = requireEditor(params.unit);
	const { id: surveyId } = await surveys.getOfUnit(params.unit, params.survey);
	const form = await request.formData();
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const scope: Scope = form.has('invitee')
		? { inviteeId: field('invitee') }
		: form.has('building')
			? { building: field('building') }
			: { everybody: true };
	return { actor, surveyId, scope, form, field };
}

/** The slips as they are printed, or why there are none. */
function answer(issued: Issued | NotIssued) {
	if (typeof issued === 'string') {
		return fail(issued === 'no_reason' ? 400 : 409, { reason: issued });
	}
	const { origin } = environment();
	const printed = issued.slips.map(({ code, name, ...door }) => ({
		door,
		name: maskName(name),
		code: formatCode(code),
		// On paper an address is whole; `resolve` may answer with a relative one.
		qr: drawQr(`${origin}/s/${code}`)
	}));
	return { slips: printed, left: issued.left };
}
