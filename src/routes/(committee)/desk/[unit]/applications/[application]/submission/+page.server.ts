import { fail, redirect } from '@sveltejs/kit';
import * as answers from '#lib/applications/answers.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as asking from '#lib/applications/asking.server.ts';
import { completeness, doubtsOf } from '#lib/applications/completeness.ts';
import * as submission from '#lib/applications/submission.server.ts';
import * as people from '#lib/people/names.server.ts';
import { holds } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireDesk(params.unit);
	const found = await applications.getOfUnit(params.unit, params.application);
	const [{ terms }, said, all, voice] = await Promise.all([
		termsOf(found.programme_id),
		answers.listAnswers(found.id),
		submission.list(found.id),
		asking.voiceOf(found.survey_id, now)
	]);
	const indicators = indicatorsOf(terms.criteria);
	const names = await people.namesOf(
		all.flatMap(({ submitted_by, returned_by }) => [submitted_by, returned_by])
	);
	return {
		...completeness(indicators, said, terms.narrative),
		doubts: doubtsOf(indicators, said),
		/** What indicators are called, by key. */
		words: Object.fromEntries(indicators.map(({ key, words }) => [key, words])),
		/** What residents say so far; null where they are not asked in this round. */
		voice: terms.residents ? voice : null,
		/** Every submission, the newest first. */
		submissions: all.map(({ body, submitted_by, returned_by, ...rest }) => ({
			...rest,
			indicators: body.indicators.length,
			pieces: body.indicators.reduce((sum, { evidence }) => sum + evidence.length, 0),
			by: names[submitted_by] ?? '',
			returned_by: names[returned_by ?? ''] ?? ''
		}))
	};
};

export const actions: Actions = {
	submit: async ({ params, locals, url }) => {
		const actor = requireEditor(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		if (!holds(actor, params.unit, 'chair')) refuse('forbidden', 'only the chair submits');
		const outcome = await submission.submit(actor, id, locals.now);
		if (typeof outcome === 'string') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	}
};
