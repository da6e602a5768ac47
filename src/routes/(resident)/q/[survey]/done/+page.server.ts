import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as phones from '#lib/questionnaires/answering/phone-cookie.server.ts';
import { hasAnswered } from '#lib/questionnaires/answering/why-not.server.ts';
import * as sessions from '#lib/questionnaires/surveys/slip-session.server.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import { canEdit } from '#lib/people/actor.ts';
import { askedIn, introOf, type Asked } from '../../asked.server.ts';
import { toStart } from '../../begun.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, params, locals }) => {
	const asked = await askedIn(params.survey);
	const mode = status(asked.survey, locals.now) === 'open' ? 'open' : 'trial';
	const { actor } = locals;
	const isTrial = mode === 'trial' && actor !== null && canEdit(actor, asked.survey.unit_id);
	if (!isTrial && !(await hasSent(asked, cookies, locals.now))) toStart(params.survey);
	return {
		/** What was asked; a trial counts for nothing. */
		asked: introOf(asked, isTrial ? 'trial' : 'open'),
		/** A slip was used, which is put away before the phone is handed on. */
		hasSlip: !isTrial && asked.survey.access !== 'open'
	};
};

export const actions: Actions = {
	/** Ends the session before the phone is handed on. */
	leave: ({ cookies, params }) => {
		sessions.end(cookies, params.survey);
		redirect(303, `${resolve('/(resident)/s')}?left`);
	}
};

async function hasSent(
	{ survey }: Asked,
	cookies: Parameters<typeof phones.read>[0],
	now: number
): Promise<boolean> {
	if (survey.access === 'open') return phones.read(cookies, survey.id) === 'done';
	const session = sessions.read(cookies, survey.id, now);
	return typeof session === 'object' && hasAnswered(survey.id, session.invitee_id);
}
