import { fail } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { criterionForm } from '#lib/programmes/parts.form.ts';
import { putCriterion } from '#lib/programmes/parts-in.ts';
import { criterionOf } from '#lib/programmes/parts-out.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as edit from '#lib/programmes/terms-edit.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { change, lineIn, openPart, savePart, versionIn } from '../../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	let indicators: Terms['criteria'][number]['indicators'] = [];
	const opened = await openPart(event, criterionForm, (terms) => {
		const criterion = criterionIn(terms, event.params.criterion);
		indicators = criterion.indicators;
		return criterionOf(criterion);
	});
	return {
		...opened,
		key: event.params.criterion,
		/** What it is scored by, in order. */
		indicators: indicators.map(({ key, words, weight }) => ({ key, words, weight }))
	};
};

export const actions: Actions = {
	revise: (event) =>
		savePart(event, criterionForm, (terms, typed) =>
			putCriterion(terms, criterionIn(terms, event.params.criterion).key, typed)
		),
	remove: async (event) => {
		const { params, request } = event;
		const actor = requireOrganiser(params.unit);
		const version = versionIn(await request.formData());
		const to = resolve('/(organiser)/programmes/[unit]/[programme]/terms', params);
		const without = (terms: Terms) => edit.removeCriterion(terms, params.criterion);
		return change(event, actor, { version, change: without }, to);
	},
	addIndicator: async (event) => {
		const { params, request, url } = event;
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const zh = lineIn(data, 'zh');
		const { terms } = await programmes.getOfUnit(params.unit, params.programme);
		criterionIn(terms, params.criterion);
		if (zh === '') return fail(400, { refused: 'required' });
		const add = (terms: Terms) => edit.addIndicator(terms, params.criterion, { zh });
		return change(event, actor, { version: versionIn(data), change: add }, url.pathname);
	},
	moveIndicator: async (event) => {
		const { params, request, url } = event;
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const by = data.get('by') === 'up' ? -1 : 1;
		const move = (terms: Terms) => edit.moveIndicator(terms, lineIn(data, 'indicator'), by);
		return change(event, actor, { version: versionIn(data), change: move }, url.pathname);
	}
};

function criterionIn({ criteria }: Terms, key: string) {
	return criteria.find((one) => one.key === key) ?? refuse('not_found', `no criterion ${key}`);
}
