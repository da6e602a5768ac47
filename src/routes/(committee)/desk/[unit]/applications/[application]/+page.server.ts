import { fail, redirect } from '@sveltejs/kit';
import * as answers from '#lib/applications/answers.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { earlierShares } from '#lib/applications/calls.server.ts';
import * as comments from '#lib/applications/comments.server.ts';
import { completeness, doubtsOf } from '#lib/applications/completeness.ts';
import { selfShares } from '#lib/applications/self-shares.ts';
import * as audit from '#lib/audit/audit.server.ts';
import * as people from '#lib/people/names.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, weightOf } from '#lib/programmes/criteria.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

const newest = 8;

export const load: PageServerLoad = async ({ params, locals: { actor } }) => {
	const me = requireDesk(params.unit);
	const found = await applications.getOfUnit(params.unit, params.application);
	const [{ terms }, said, earlier, log, words] = await Promise.all([
		termsOf(found.programme_id),
		answers.listAnswers(found.id),
		earlierShares(found),
		audit.list(params.unit, 1, found.id),
		comments.list(actor ?? me, found.id)
	]);
	const indicators = indicatorsOf(terms.criteria);
	const { complete, of, lacks } = completeness(indicators, said, terms.narrative);
	const lacking = new Map(lacks.map((one) => [one.key, one.lacks]));
	const scores = new Map([...said].map(([key, { selfScore }]) => [key, selfScore]));
	const shares = selfShares(terms.criteria, scores);
	const lines = log.entries.slice(0, newest);
	const names = await people.namesOf([
		...lines.map((line) => (line.actor_kind === 'person' ? line.actor_id : null)),
		...[...said.values()].map(({ revised_by }) => revised_by)
	]);
	return {
		complete,
		of,
		/** The indicators by criterion, each with what was said of it and what it lacks. */
		criteria: terms.criteria.map((criterion) => ({
			...{ key: criterion.key, words: criterion.words, weight: weightOf(criterion) },
			/** What is claimed, and what was the last time, in hundredths of a per cent. */
			share: shares.get(criterion.key) ?? null,
			earlier: earlier?.shares.get(criterion.key) ?? null,
			indicators: criterion.indicators.map(({ key, words: name, scale }) => {
				const own = said.get(key);
				return {
					...{ key, words: name, highest: scale.highest },
					score: own?.selfScore ?? null,
					pieces: own?.evidence.length ?? 0,
					lacks: lacking.get(key) ?? [],
					comments: words.filter(({ indicator_key }) => indicator_key === key).length,
					revised: own?.revised_at
						? { at: own.revised_at, name: names[own.revised_by] ?? '' }
						: null
				};
			})
		})),
		/** What does not fit together. */
		doubts: doubtsOf(indicators, said),
		/** The programme of the last time, if its criteria can be compared. */
		earlier:
			earlier && terms.criteria.some(({ key }) => earlier.shares.has(key))
				? { name: earlier.name, year: earlier.year }
				: null,
		/** What was done last, with who did it; and whether there was more. */
		log: { lines, hasMore: log.hasMore || log.entries.length > newest },
		names
	};
};

export const actions: Actions = {
	withdraw: async ({ params, request, locals, url }) => {
		const actor = requireEditor(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const reason = String((await request.formData()).get('reason') ?? '').slice(0, 1_000);
		const outcome = await applications.withdraw(actor, id, reason, locals.now);
		if (outcome !== 'withdrawn') return fail(409, { refused: outcome, reason });
		redirect(303, url.pathname);
	}
};
