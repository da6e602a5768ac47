import { resolve } from '$app/paths';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { measures } from '#lib/programmes/measures.ts';
import { pointsOf } from '#lib/programmes/check.ts';
import { indicatorForm } from '#lib/programmes/parts.form.ts';
import { putIndicator } from '#lib/programmes/parts-in.ts';
import { indicatorOf } from '#lib/programmes/parts-out.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { removeIndicator } from '#lib/programmes/terms-edit.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { change, openPart, savePart, versionIn } from '../../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	let others = 0;
	let above: Terms['criteria'][number] | undefined;
	const opened = await openPart(event, indicatorForm, (terms) => {
		const found = indicatorIn(terms, event.params.indicator);
		others = pointsOf(terms.criteria) - found.weight;
		above = terms.criteria.find(({ indicators }) => indicators.includes(found));
		return indicatorOf(found);
	});
	return {
		...opened,
		/** The criterion that it belongs to. */
		criterion: above ? { key: above.key, words: above.words } : null,
		/** The hundredths of a point that the other indicators have. */
		others,
		/** The names of the figures that it can ask for. */
		measures: measures.map(({ id }) => id)
	};
};

export const actions: Actions = {
	revise: (event) =>
		savePart(event, indicatorForm, (terms, typed) =>
			putIndicator(terms, indicatorIn(terms, event.params.indicator).key, typed)
		),
	remove: async (event) => {
		const { params, request } = event;
		const actor = requireOrganiser(params.unit);
		const version = versionIn(await request.formData());
		const to = resolve('/(organiser)/programmes/[unit]/[programme]/terms', params);
		const without = (terms: Terms) => removeIndicator(terms, params.indicator);
		return change(event, actor, { version, change: without }, to);
	}
};

function indicatorIn({ criteria }: Terms, key: string) {
	const found = indicatorsOf(criteria).find((one) => one.key === key);
	return found ?? refuse('not_found', `no indicator ${key}`);
}
