import { getLocale } from '#i18n/paraglide/runtime.js';
import { publishedOf } from '#lib/questionnaires/findings/published.server.ts';
import { figureTable } from '#lib/questionnaires/findings/summary-table.ts';
import { csv } from '#lib/server/csv.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const { figures } = await publishedOf(params.survey, getLocale(), locals.now);
	return new Response(csv(figureTable(figures)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="minyi-survey-${params.survey}.csv"`
		}
	});
};
