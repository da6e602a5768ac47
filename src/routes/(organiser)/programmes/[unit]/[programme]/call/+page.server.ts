import { fail, redirect } from '@sveltejs/kit';
import * as calling from '#lib/programmes/calling.server.ts';
import { indicatorsOf, weightOf } from '#lib/programmes/criteria.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as questionnaires from '#lib/programmes/questionnaires.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { markdown } from '#lib/server/markdown.ts';
import { versionIn } from '../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { terms, called_at } = found;
	const { criteria, residents, call, ...rest } = terms;
	const [obstacles, versions, questionnaire] = await Promise.all([
		called_at === null ? calling.obstacles(found, locals.now) : [],
		calling.listVersions(found.id),
		residents ? questionnaires.findPublished(residents.questionnaire_version_id) : null
	]);
	return {
		/** How many things keep the call from being opened. */
		obstacles: obstacles.length,
		terms: rest,
		callHtml: { zh: markdown(call.zh), en: call.en ? markdown(call.en) : '' },
		criteria: criteria.map((one) => ({
			key: one.key,
			words: one.words,
			weight: weightOf(one),
			indicators: one.indicators.length
		})),
		indicators: indicatorsOf(criteria).length,
		residents: residents && { weight: residents.weight, title: questionnaire?.title ?? '' },
		/** What was frozen, the newest first, with who did it and why. */
		versions
	};
};

export const actions: Actions = {
	call: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const version = versionIn(await request.formData());
		const outcome = await calling.call(actor, id, version, locals.now);
		if (outcome === 'called' || outcome === 'already_called') redirect(303, url.pathname);
		return fail(409, { refused: outcome });
	}
};
