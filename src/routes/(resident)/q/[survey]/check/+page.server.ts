import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { missingOn } from '#lib/questionnaires/answering/missing.ts';
import * as phones from '#lib/questionnaires/answering/phone-cookie.server.ts';
import { screenOf, screensOf } from '#lib/questionnaires/answering/screens.ts';
import { submit } from '#lib/questionnaires/answering/submitting.server.ts';
import { isTaken } from '#lib/questionnaires/answering/why-not.server.ts';
import { say } from '#lib/questionnaires/document.ts';
import { answerWords, spokenWith } from '#lib/questionnaires/views/spoken.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import { askedIn, findHolder, introOf, turnAway } from '../../asked.server.ts';
import { orBusy, requireBegun, requireSame, whoseForm, type Begun } from '../../begun.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
	const begun = await requireBegun(event.params.survey, event);
	const { asked, mode, holder, draft, way } = begun;
	const { document } = asked;
	const missing = missingOn(way);
	const lacking = (keys: typeof missing.soft) =>
		linesOf(begun).filter(({ key }) => keys.some((one) => one.key === key));
	return {
		asked: introOf(asked, mode),
		/** The answers in words, in the order in which they were asked, by section. */
		sections: document.sections.flatMap(({ key, title }) => {
			const lines = linesOf(begun).filter(({ section }) => section === key);
			return lines.length > 0 ? [{ key, title: say(title, getLocale()), lines }] : [];
		}),
		/** Questions that need an answer before it can be sent. */
		required: lacking(missing.required),
		/** Questions left out, named once more. */
		soft: lacking(missing.soft),
		/** A quota is full, so that there is nothing to send: what its committee says to that. */
		full: way.end.by === 'quota' ? say(way.end.quota.message, getLocale()) : null,
		/** The last page, to go back to. */
		previous: screensOf(document, way).at(-1)?.name ?? null,
		/** Sent along: sending twice is one response. */
		key: draft.form_key,
		whose: whoseForm(holder)
	};
};

export const actions: Actions = {
	send: async (event) => {
		const { params, cookies } = event;
		const form = await event.request.formData();
		await leaveIfTaken(event, form);
		const begun = await requireBegun(params.survey, event);
		requireSame(begun, form);
		const { asked, holder, draft } = begun;
		const input = { answers: draft.answers, key: draft.form_key };
		// Made before the answers were begun anew: they have not been looked through yet.
		if (form.get('key') !== draft.form_key) {
			redirect(303, resolve('/(resident)/q/[survey]/check', params));
		}
		const answer = await orBusy(submit(asked.survey, holder, input, Date.now()));
		if (answer === 'busy') return fail(503, { isBusy: true });
		if (answer === 'taken') leave(params.survey, cookies, holder.kind);
		if (answer === 'incomplete' || answer === 'quota') {
			redirect(303, resolve('/(resident)/q/[survey]/check', params));
		}
		if (answer === 'void') turnAway('replaced', asked);
		if (answer === 'closed') turnAway('closed', asked, { at: asked.survey.closes_at });
		if (answer === 'not_open') turnAway('not_open', asked, { at: asked.survey.opens_at });
		turnAway('already', asked);
	}
};

/** The same form was sent before and its reply got lost: the draft is gone, and all is well. */
async function leaveIfTaken(event: RequestEvent<RouteParams>, form: FormData): Promise<void> {
	const key = form.get('key');
	if (typeof key !== 'string' || key.length > 100) return;
	const asked = await askedIn(event.params.survey);
	const isEarly = ['draft', 'scheduled'].includes(status(asked.survey, event.locals.now));
	const found = await findHolder(asked, isEarly ? 'trial' : 'open', event);
	const holder = found ?? { kind: 'open' as const, keyHash: '' };
	if (await isTaken(asked.survey.id, holder, key)) {
		leave(asked.survey.id, event.cookies, isEarly ? 'trial' : holder.kind);
	}
}

function leave(
	survey: string,
	cookies: RequestEvent['cookies'],
	kind: Begun['holder']['kind']
): never {
	if (kind === 'open') phones.finish(cookies, survey);
	redirect(303, resolve('/(resident)/q/[survey]/done', { survey }));
}

/** Every question that was asked, with its answer in words and the page to change it on. */
function linesOf({ asked: { document }, way }: Begun) {
	const locale = getLocale();
	const spoken = spokenWith(document, way.answers, locale);
	return way.asked
		.filter(({ question }) => question.kind !== 'statement')
		.map(({ section, question }) => ({
			key: question.key,
			section: section.key,
			words: spoken(say(question.words, locale)),
			/** Empty where it was left out. */
			said: answerWords(question, way.answers[question.key], locale),
			screen: screenOf(document, way, question.key)?.name ?? ''
		}));
}
