import { fail, redirect } from '@sveltejs/kit';
import { dueAt, status } from '#lib/applications/application.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { listAnswers } from '#lib/applications/answers.server.ts';
import { checklist } from '#lib/applications/checklist.server.ts';
import { completeness } from '#lib/applications/completeness.ts';
import type { Item } from '#lib/applications/eligibility.ts';
import * as extending from '#lib/applications/extending.server.ts';
import { hintsFor } from '#lib/applications/hints.server.ts';
import { readingNumbered } from '#lib/applications/reading.server.ts';
import * as screening from '#lib/applications/screening.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import { checkIn, dayIn, textIn, wholeIn } from './form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const programme = await programmes.getOfUnit(params.unit, params.programme);
	const found = await applications.getOfProgramme(programme.id, params.application);
	const [unit, frozen, submissions, list] = await Promise.all([
		units.get(found.unit_id),
		termsOf(programme.id),
		submission.list(found.id),
		checklist(programme.id)
	]);
	const [newest] = submissions;
	const state = status(found);
	const { terms } = frozen;
	const own = screening.screeningOf(found);
	const isRead = newest !== undefined && state !== 'withdrawn';
	const [hints, reading, progress] = await Promise.all([
		isRead && newest.returned_at === null ? hintsFor(params.unit, found, newest) : null,
		isRead ? readingNumbered(found.id, newest.number) : null,
		state === 'writing' ? progressOf(found.id, terms) : null
	]);
	const given = new Map(own?.answers.map((one) => [one.key, one]));
	const asked = ({ key, words, help, hint }: Item) => ({
		...{ key, words, help, hint: (hint && hints?.get(hint)) ?? null },
		...{ answer: given.get(key)?.answer ?? null, note: given.get(key)?.note ?? '' }
	});
	return {
		application: {
			...{ id: found.id, status: state, due: dueAt(found, terms.phases) },
			...{ submitted_at: found.submitted_at, screened_at: found.screened_at },
			...{ refusal_reason: found.refusal_reason, withdrawal_reason: found.withdrawal_reason },
			...{ extended_until: found.extended_until, extension_reason: found.extension_reason }
		},
		applicant: { id: unit.id, name: unit.name, name_en: unit.name_en, code: unit.code },
		/** How many indicators are complete, while it is written. */
		progress,
		/** The check list with its answers; once it was screened, in the words that were answered. */
		items: state === 'submitted' ? list.items.map(asked) : (own?.answers.map(asked) ?? []),
		/** Which edit of the answers, over which submission. */
		edit: { version: own?.version ?? 0, submission: newest?.number ?? 0 },
		/** The application as it was submitted; null while nothing was. */
		reading,
		/** The submissions, the newest first. */
		submissions: submissions.map(
			({ number, sha256, submitted_at, returned_at, return_reason }) => ({
				...{ number, sha256, submitted_at, returned_at, return_reason }
			})
		),
		/** The call is over, so that sending back needs a new day. */
		days: { closes: terms.phases.closes_at, review_until: terms.phases.review_until }
	};
};

export const actions: Actions = {
	keep: async (event) => {
		const { actor, data, id, now } = await open(event);
		const { input, typed } = await checkIn(event.params.programme, data);
		const outcome = await screening.keep(actor, id, input, now);
		if (outcome !== 'kept') return fail(409, { refused: outcome, typed });
		redirect(303, `${event.url.pathname}?kept#checklist`);
	},
	admit: async (event) => {
		const { actor, data, id, now } = await open(event);
		const { input, typed } = await checkIn(event.params.programme, data);
		const outcome = await screening.admit(actor, id, input, now);
		if (typeof outcome !== 'string') return fail(400, { faults: outcome.faults, typed });
		if (outcome !== 'admitted') return fail(409, { refused: outcome, typed });
		redirect(303, event.url.pathname);
	},
	turnDown: async (event) => {
		const { actor, data, id, now } = await open(event);
		const input = { submission: wholeIn(data, 'submission'), reason: textIn(data, 'reason') };
		const outcome = await screening.turnDown(actor, id, input, now);
		if (outcome !== 'turned_down') return fail(409, refusal('turnDown', outcome, input));
		redirect(303, event.url.pathname);
	},
	giveBack: async (event) => {
		const { actor, data, id, now } = await open(event);
		const more = await moreIn(event, data);
		const outcome = await extending.giveBack(actor, id, more, now);
		if (outcome !== 'returned') return fail(409, refusal('giveBack', outcome, more));
		redirect(303, event.url.pathname);
	},
	extend: async (event) => {
		const { actor, data, id, now } = await open(event);
		const more = await moreIn(event, data);
		const outcome = await extending.extend(actor, id, more, now);
		if (outcome !== 'extended') return fail(409, refusal('extend', outcome, more));
		redirect(303, event.url.pathname);
	},
	reconsider: async (event) => {
		const { actor, data, id, now } = await open(event);
		const reason = textIn(data, 'reason');
		const outcome = await screening.reconsider(actor, id, reason, now);
		if (outcome !== 'reconsidered') return fail(409, refusal('reconsider', outcome, { reason }));
		redirect(303, event.url.pathname);
	}
};

async function open({ params, request, locals }: RequestEvent) {
	const actor = requireOrganiser(params.unit);
	const { id: programmeId } = await programmes.getOfUnit(params.unit, params.programme);
	const { id } = await applications.getOfProgramme(programmeId, params.application);
	return { actor, id, now: locals.now, data: await request.formData() };
}

async function moreIn({ params }: RequestEvent, data: FormData) {
	const { time_zone } = await units.get(params.unit);
	return {
		until: dayIn(data, 'until', time_zone),
		day: textIn(data, 'until'),
		reason: textIn(data, 'reason')
	};
}

/** Why a form below the check list was not taken, with what was typed in it. */
function refusal<Reason extends string>(
	of: 'turnDown' | 'giveBack' | 'extend' | 'reconsider',
	reason: Reason,
	typed: { reason: string; day?: string }
) {
	return { below: { of, reason, typed: { reason: typed.reason, day: typed.day ?? '' } } };
}

async function progressOf(id: string, terms: Terms) {
	const said = await listAnswers(id);
	const { complete, of } = completeness(indicatorsOf(terms.criteria), said, terms.narrative);
	return { complete, of };
}
