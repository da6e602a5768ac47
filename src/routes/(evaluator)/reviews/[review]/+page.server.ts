import { fail, redirect } from '@sveltejs/kit';
import { readingOf } from '#lib/applications/reading.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { fieldsOf, fieldsOfWhole } from '#lib/reviews/fields.ts';
import { compare, unexplained } from '#lib/reviews/peers.ts';
import { standOf } from '#lib/reviews/peers.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { isDecided } from '#lib/reviews/settling.server.ts';
import { doneOf, SEAL, startAt, wayOf, WORDS, wordsDone } from '#lib/reviews/stops.ts';
import * as versions from '#lib/reviews/versions.server.ts';
import * as units from '#lib/units/units.server.ts';
import { requireEvaluator } from '../../guard.server.ts';
import * as amending from './amending.server.ts';
import * as sent from './sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	const actor = await requireEvaluator();
	const own = await reviewing.getOwn(actor, params.review);
	const [{ terms }, programme, place, reading, judged, marks, stands, history, hasVoted] =
		await Promise.all([
			termsOf(own.programme_id),
			programmes.get(own.programme_id),
			units.get(own.unit_id),
			readingOf(own.application_id),
			reviewing.judgements(own.id),
			reviewing.marks(own.id),
			standOf([own.application_id]),
			versions.list(own.id),
			isDecided(own.application_id)
		]);
	const { time_zone } = await units.get(programme.unit_id);
	const { rows = [], agreed = new Map() } = stands.get(own.application_id) ?? {};
	const asked = { criteria: terms.criteria, gap: terms.reviewing.gap };
	const indicators = reading.criteria.flatMap((one) => one.indicators);
	const forms = new Map([
		...indicators.map((one): [string, ReturnType<typeof fieldsOf>] => [
			one.key,
			fieldsOf(judged.get(one.key), one.pieces, marks)
		]),
		[WORDS, fieldsOfWhole(own)]
	]);
	const isDone = (at: string) => {
		const indicator = indicators.find(({ key }) => key === at);
		const fields = forms.get(at) ?? {};
		return (indicator ? doneOf(fields, indicator.scale) : wordsDone(fields)) === 'all';
	};
	const wanted = url.searchParams.get('at');
	const comparison = compare(asked, rows, agreed, own.id);
	const [waiting = null] = hasVoted ? [] : unexplained(comparison);
	return {
		review: { id: own.id, sealed_at: own.sealed_at, leads: own.leads_since !== null },
		programme: { id: programme.id, name: terms.name, year: terms.year, phases: terms.phases },
		unit: { name: place.name, name_en: place.name_en },
		zone: time_zone,
		/** The application as it was submitted. */
		reading,
		/** What stands in each form: by indicator, and for the whole. */
		forms,
		/** Where the way through it is picked up. */
		at: startAt(wayOf(reading.criteria), wanted ?? waiting, isDone),
		/** Somebody asked for this very stop. */
		isAsked: wanted !== null,
		/** The others' scores, once all are in. */
		comparison,
		/** What was sealed, and every later version with its reason. */
		versions: history.map(({ number, reason, sealed_at }) => ({ number, reason, sealed_at })),
		/** A sealed review can still be changed, with a reason. */
		isAmendable: own.sealed_at !== null && now < terms.phases.settle_until && !hasVoted,
		/** It can still be written and sealed. */
		isOpen: own.sealed_at === null && now < terms.phases.settle_until
	};
};

export const actions: Actions = {
	judge: async (event) => sent.judge(await requireEvaluator(), event),
	comment: async (event) => sent.comment(await requireEvaluator(), event),
	seal: async (event) => {
		const actor = await requireEvaluator();
		const outcome = await reviewing.seal(actor, event.params.review, event.locals.now);
		if (outcome !== 'sealed') return fail(409, { refused: outcome });
		redirect(303, sent.to(event, SEAL));
	},
	explain: async (event) => amending.explain(await requireEvaluator(), event),
	amendScore: async (event) => amending.amendScore(await requireEvaluator(), event),
	amendWords: async (event) => amending.amendWords(await requireEvaluator(), event)
};
