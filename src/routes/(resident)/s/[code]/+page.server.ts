import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as surveySlips from '#lib/questionnaires/surveys/slips.server.ts';
import * as objections from '#lib/votes/assistance/objections.server.ts';
import { checkPhone } from '#lib/slips/phone-check.server.ts';
import * as sessions from '#lib/votes/slips/slip-session.server.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { askedBy, helpOf, paperOf, requireOpen } from '../../paper.server.ts';
import { turnAway } from '../../turn-away.ts';
import { beginWithSlip, introOfSlip } from './survey-slip.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
	const invited = await surveySlips.findByCode(event.params.code);
	if (invited) return introOfSlip(invited, event.locals.now);
	const { holder, asked } = await open(event);
	return {
		/** The vote and whose slip it is, with the name masked: a stranger may have found it. */
		paper: paperOf(asked, holder),
		/** The roll has a phone, whose last four digits are asked. */
		asksDigits: holder.phone_last4 !== ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const entered = (await event.request.formData()).get('digits');
		const digits = typeof entered === 'string' ? entered : '';
		const invited = await surveySlips.findByCode(event.params.code);
		if (invited) return beginWithSlip(invited, digits, event);
		const { holder } = await open(event);
		const { now } = event.locals;
		const answer = await checkPhone(holder, digits, now);
		if (typeof answer === 'object') turnAway('many_digits', answer);
		if (answer !== 'right') return fail(answer === 'wrong' ? 403 : 400, { problem: answer });
		sessions.open(event.cookies, holder, now);
		redirect(303, resolve('/(resident)/v/[vote]', { vote: holder.vote_id }));
	}
};

/** Whose slip it is and what is asked; only while ballots are taken. */
async function open({ params, locals, getClientAddress }: RequestEvent<RouteParams>) {
	const holder = await slips.find(params.code, locals.now, getClientAddress());
	if (holder === 'unknown') turnAway('unknown_slip');
	if ('retryAfter' in holder) turnAway('many_tries', holder);
	const [asked, made] = await Promise.all([
		askedBy(holder.vote_id),
		objections.listOfElector(holder.vote_id, holder.elector_id)
	]);
	requireOpen(asked, locals.now, made);
	if (holder.removed_at !== null) turnAway('removed', { help: helpOf(asked.unit) });
	return { holder, asked };
}
