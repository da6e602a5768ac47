import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as crowding from '#lib/questionnaires/answering/crowding.server.ts';
import * as drafts from '#lib/questionnaires/answering/drafts.server.ts';
import type { Holder } from '#lib/questionnaires/answering/holder.ts';
import * as phones from '#lib/questionnaires/answering/phone-cookie.server.ts';
import { aroundOf } from '#lib/questionnaires/answering/quotas.server.ts';
import { resumeAt } from '#lib/questionnaires/answering/screens.ts';
import { walk } from '#lib/questionnaires/walk.ts';
import { findHolder, ofPhone, requireTaking, turnAway, type Asked } from './asked.server.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress'>;

/** Begins a response in this browser or with this slip, or goes on with it, at the page where it was left. */
export async function goOnAnswering(asked: Asked, event: Event): Promise<never> {
	const { locals } = event;
	const mode = requireTaking(asked, locals.actor, locals.now);
	const holder = (await findHolder(asked, mode, event)) ?? (await beginPhone(asked, mode, event));
	return enter(asked, holder, event);
}

/** The page on which this holder begins or goes on. */
export async function enter(
	asked: Asked,
	holder: Holder,
	{ locals: { now } }: Pick<Event, 'locals'>
): Promise<never> {
	const { survey, document } = asked;
	const draft = await drafts.begin(survey.id, holder, now);
	if (!draft) turnAway(holder.kind === 'invitee' ? 'already' : 'closed', asked);
	const around = await aroundOf(survey.id, document, holder);
	const screen = resumeAt(document, walk(document, draft.answers, around));
	const params = { survey: survey.id };
	if (screen === null) redirect(303, resolve('/(resident)/q/[survey]/check', params));
	redirect(303, resolve('/(resident)/q/[survey]/[screen]', { ...params, screen }));
}

async function beginPhone(asked: Asked, mode: 'open' | 'trial', event: Event): Promise<Holder> {
	const { cookies, locals, getClientAddress } = event;
	if (mode === 'open') {
		const entered = await crowding.enter(asked.survey.id, getClientAddress(), locals.now);
		if (!entered.allowed) turnAway('many_tries', asked, { retryAfter: entered.retryAfter });
	}
	return ofPhone(phones.begin(cookies, asked.survey.id), mode, locals.actor);
}
