import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafts from '#lib/questionnaires/answering/drafts.server.ts';
import { goOn } from '#lib/questionnaires/answering/going-on.ts';
import { placesIn } from '#lib/questionnaires/answering/places.ts';
import {
	previousBefore,
	progress,
	resumeAt,
	screenNamed
} from '#lib/questionnaires/answering/screens.ts';
import { filledFrom } from '#lib/questionnaires/views/filled.ts';
import { spokenWith } from '#lib/questionnaires/views/spoken.ts';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { introOf, turnAway } from '../../asked.server.ts';
import { orBusy, requireBegun, requireSame, toStart, whoseForm } from '../../begun.server.ts';
import { readSent } from '../../read-sent.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, url } = event;
	const { asked, mode, holder, draft, around, way } = await requireBegun(params.survey, event);
	const screen = screenNamed(asked.document, way, params.screen);
	if (!screen) redirect(303, placeOf(params.survey, resumeAt(asked.document, way)));
	const { answers } = draft;
	return {
		asked: introOf(asked, mode),
		/** What is asked on this page. */
		screen,
		answers,
		/** Decides random orders: one person always sees the same. */
		seed: holder.keyHash,
		/** What was answered before, in words, for the places of this page's texts. */
		places: placesIn(screen, spokenWith(asked.document, way.answers, getLocale())),
		progress: progress(asked.document, way, params.screen),
		/** The page before; null on the first. */
		previous: previousBefore(asked.document, answers, around, params.screen),
		/** Sent along, so that a slip opened meanwhile in this browser is not answered for by mistake. */
		whose: whoseForm(holder),
		/** It was opened from the check, and leads back there. */
		isChange: url.searchParams.has('change'),
		/** Its last answers have brought further questions onto this page. */
		hasMore: url.searchParams.has('more')
	};
};

export const actions: Actions = {
	/** Keeps the answers of this page, and goes on. */
	next: async (event) => {
		const kept = await keep(event);
		if ('status' in kept) return kept;
		const { begun, answers, shown, read, reminded } = kept;
		if (Object.keys(read.faults).length > 0) {
			return fail(400, { faults: read.faults, sent: read.sent, reminded });
		}
		const { survey, screen } = event.params;
		const isChange = event.url.searchParams.has('change');
		const { asked, draft, around } = begun;
		const steps = { before: draft.answers, after: answers, around };
		const way = goOn(asked.document, steps, { name: screen, shown, isChange });
		const query = isChange ? '?change' : '';
		if (way === 'check') redirect(303, placeOf(survey, null));
		if ('to' in way) redirect(303, placeOf(survey, way.to) + query);
		redirect(303, `${placeOf(survey, screen)}${query || '?'}&more#q-${way.again}`);
	},
	/** Keeps what stands of this page, and goes back. */
	back: async (event) => {
		const kept = await keep(event);
		if ('status' in kept) return kept;
		const { begun, answers } = kept;
		const { survey, screen } = event.params;
		const before = previousBefore(begun.asked.document, answers, begun.around, screen);
		if (before === null) toStart(survey);
		redirect(303, placeOf(survey, before));
	}
};

/** Reads the page's form and keeps what stands of it; when that cannot be, the page comes back as it was typed. */
async function keep(event: RequestEvent<RouteParams>) {
	const { params, request } = event;
	const begun = await requireBegun(params.survey, event);
	const form = await request.formData();
	requireSame(begun, form);
	const screen = screenNamed(begun.asked.document, begun.way, params.screen);
	if (!screen) redirect(303, placeOf(params.survey, resumeAt(begun.asked.document, begun.way)));
	const shown = new Set(form.getAll('.shown').map(String));
	const questions = screen.questions.filter(({ key }) => shown.has(key));
	// The moment of the whole form: a slow one that began before the close is late all the same.
	const now = Date.now();
	const read = await orBusy(readSent(form, questions, begun, { event, now }));
	const kept =
		read === 'busy'
			? read
			: await orBusy(drafts.keep(params.survey, begun.holder, read.answers, now));
	if (read === 'busy' || kept === 'busy') {
		const sent = Object.fromEntries(questions.map(({ key }) => [key, filledFrom(form, key)]));
		return fail(503, {
			sent,
			isBusy: true as const,
			reminded: form.getAll('.reminded').map(String)
		});
	}
	if (kept === 'too_much') turnAway('too_much', begun.asked);
	if (kept === 'closed') turnAway('closed', begun.asked, { at: begun.asked.survey.closes_at });
	if (kept === 'no_draft') toStart(params.survey);
	const soft = Object.keys(read.faults).filter((key) => read.faults[key] === 'soft');
	const reminded = [...new Set([...form.getAll('.reminded').map(String), ...soft])].filter((key) =>
		shown.has(key)
	);
	return { begun, shown, read, reminded, answers: kept.answers };
}

/** The page with this name; the check where there is none. */
function placeOf(survey: string, screen: string | null): string {
	if (screen === null) return resolve('/(resident)/q/[survey]/check', { survey });
	return resolve('/(resident)/q/[survey]/[screen]', { survey, screen });
}
