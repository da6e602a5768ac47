import { fail, redirect } from '@sveltejs/kit';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { readPoints } from '#lib/programmes/points.ts';
import * as calibrating from '#lib/reviews/calibrating.server.ts';
import { typedIn } from '#lib/server/typed-in.ts';
import { requireEvaluator } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const actor = await requireEvaluator();
	const exercise = await calibrating.exercise(actor, params.programme);
	const { terms } = await termsOf(params.programme);
	const lines = new Map(exercise.lines.map((line) => [line.key, line]));
	return {
		programme: { id: params.programme, name: terms.name, year: terms.year },
		title: exercise.title,
		/** It can be answered. */
		isOpen: exercise.isOpen,
		/** How they scored it; the reference stands in the lines only then. */
		result: exercise.result,
		/** What the sample says, in the order of the programme. */
		criteria: terms.criteria
			.map(({ key, words, indicators }, i) => ({
				...{ key, words },
				indicators: indicators.flatMap(({ key: own, words: name, help, scale }, j) => {
					const line = lines.get(own);
					return line ? [{ ...line, name, help, scale, number: `${i + 1}.${j + 1}` }] : [];
				})
			}))
			.filter(({ indicators }) => indicators.length > 0)
	};
};

export const actions: Actions = {
	answer: async ({ request, params, url, locals: { now } }) => {
		const actor = await requireEvaluator();
		const form = await request.formData();
		const typed = Object.entries(typedIn(form)).flatMap(([name, value]): [string, string][] => {
			const key = name.startsWith('score.') ? name.slice(6) : '';
			return key === '' || key in {} ? [] : [[key, value]];
		});
		const scores = typed.flatMap(([key, text]): [string, number][] => {
			const score = readPoints(text);
			return score === null ? [] : [[key, score]];
		});
		const { programme } = params;
		const outcome = await calibrating.answerCalibration(
			actor,
			programme,
			Object.fromEntries(scores),
			now
		);
		const stays = { typed: Object.fromEntries(typed) };
		if (typeof outcome === 'object') return fail(400, { ...stays, faults: outcome.faults });
		if (outcome === 'closed') return fail(409, { ...stays, refused: outcome });
		redirect(303, url.pathname);
	}
};
