import { fail } from '@sveltejs/kit';
import { obstacles } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, weightOf } from '#lib/programmes/criteria.ts';
import { readPoints, writePoints } from '#lib/programmes/points.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as questionnaires from '#lib/programmes/questionnaires.server.ts';
import * as edit from '#lib/programmes/terms-edit.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { change, lineIn, versionIn } from '../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { terms, called_at, announced_at, discarded_at } = found;
	const { criteria, residents, call, ...rest } = terms;
	const [open, questionnaire, edited] = await Promise.all([
		called_at === null ? obstacles(found, locals.now) : [],
		residents ? questionnaires.findPublished(residents.questionnaire_version_id) : null,
		programmes.lastEdit(found.id)
	]);
	return {
		/** What keeps the call from being opened. */
		obstacles: open,
		terms: { ...rest, hasCall: call.zh.trim() !== '' },
		residents: residents && { weight: residents.weight, title: questionnaire?.title ?? '' },
		/** The tree without its anchors, which stand on the pages of the indicators. */
		criteria: criteria.map((criterion) => ({
			key: criterion.key,
			words: criterion.words,
			weight: weightOf(criterion),
			indicators: criterion.indicators.map(({ key, words, weight, evidence, measure }) => ({
				...{ key, words, weight, evidence },
				measure: measure ?? null
			}))
		})),
		edited,
		called: called_at !== null,
		closed: announced_at !== null || discarded_at !== null
	};
};

export const actions: Actions = {
	weigh: async (event) => {
		const actor = requireOrganiser(event.params.unit);
		const data = await event.request.formData();
		const { terms } = await programmes.getOfUnit(event.params.unit, event.params.programme);
		const typed = Object.fromEntries(
			indicatorsOf(terms.criteria).map(({ key, weight }) => {
				return [key, String(data.get(`weight-${key}`) ?? writePoints(weight))];
			})
		);
		const wrong = Object.keys(typed).filter((key) => readPoints(typed[key] ?? '') === null);
		if (wrong.length > 0) return fail(400, { refused: 'not_points', wrong, typed });
		const weights = new Map(
			Object.entries(typed).map(([key, text]) => [key, readPoints(text) ?? 0])
		);
		const weigh = (now: Terms) => edit.weigh(now, weights);
		const input = { version: versionIn(data), reason: lineIn(data, 'reason', 500) };
		const to = `${event.url.pathname}#criteria`;
		const { data: refused } = await change(event, actor, { ...input, change: weigh }, to);
		return fail(409, { ...refused, typed });
	},
	addCriterion: (event) => add(event, edit.addCriterion, '#criteria'),
	addTier: (event) => add(event, edit.addTier, '#tiers'),
	moveCriterion: async (event) => {
		const actor = requireOrganiser(event.params.unit);
		const data = await event.request.formData();
		const by = data.get('by') === 'up' ? -1 : 1;
		const move = (terms: Terms) => edit.moveCriterion(terms, lineIn(data, 'criterion'), by);
		const to = `${event.url.pathname}#criteria`;
		return change(event, actor, { version: versionIn(data), change: move }, to);
	}
};

type AddEvent = Parameters<typeof change>[0];

async function add(
	event: AddEvent,
	addTo: (terms: Terms, words: { zh: string }) => Terms,
	place: string
) {
	const actor = requireOrganiser(event.params.unit);
	const data = await event.request.formData();
	const zh = lineIn(data, 'zh');
	if (zh === '') {
		await programmes.getOfUnit(event.params.unit, event.params.programme);
		return fail(400, { refused: 'required' });
	}
	const input = { version: versionIn(data), change: (terms: Terms) => addTo(terms, { zh }) };
	return change(event, actor, input, event.url.pathname + place);
}
