import { resolve } from '$app/paths';
import { tierForm } from '#lib/programmes/parts.form.ts';
import { putTier } from '#lib/programmes/parts-in.ts';
import { tierOf } from '#lib/programmes/parts-out.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { removeTier } from '#lib/programmes/terms-edit.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { change, openPart, savePart, versionIn } from '../../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	let criteria: Terms['criteria'] = [];
	const opened = await openPart(event, tierForm, (terms) => {
		criteria = terms.criteria;
		return tierOf(terms, tierIn(terms, event.params.tier));
	});
	return {
		...opened,
		/** The criteria, in the order of the floors. */
		criteria: criteria.map(({ key, words }) => ({ key, words }))
	};
};

export const actions: Actions = {
	revise: (event) =>
		savePart(event, tierForm, (terms, typed) => {
			return putTier(terms, tierIn(terms, event.params.tier).key, typed);
		}),
	remove: async (event) => {
		const { params, request } = event;
		const actor = requireOrganiser(params.unit);
		const version = versionIn(await request.formData());
		const to = resolve('/(organiser)/programmes/[unit]/[programme]/terms', params);
		const without = (terms: Terms) => removeTier(terms, params.tier);
		return change(event, actor, { version, change: without }, to);
	}
};

function tierIn({ tiers }: Terms, key: string) {
	return tiers.find((one) => one.key === key) ?? refuse('not_found', `no tier ${key}`);
}
