import * as applications from '#lib/applications/applications.server.ts';
import { getReport } from '#lib/reviews/report.server.ts';
import { resultsOfUnit } from '#lib/reviews/result.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireDesk(params.unit);
	const { id } = await applications.getOfUnit(params.unit, params.application);
	const [report, results] = await Promise.all([getReport(id), resultsOfUnit(params.unit)]);
	return {
		/** What the unit is told once the list is public. */
		report,
		/** What it came to in this round and in those before. */
		history: results.filter(({ announced_at }) => announced_at <= report.programme.announced_at)
	};
};
