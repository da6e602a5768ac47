import { json } from '@sveltejs/kit';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { publishedOf } from '#lib/questionnaires/findings/published.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	return json(await publishedOf(params.survey, getLocale(), locals.now), {
		headers: {
			'Content-Disposition': `attachment; filename="minyi-survey-${params.survey}.json"`
		}
	});
};
