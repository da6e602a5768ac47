import * as applications from '#lib/applications/applications.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { getReport } from '#lib/reviews/report.server.ts';
import { resultsOfUnit } from '#lib/reviews/result.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id: programmeId } = await programmes.getOfUnit(params.unit, params.programme);
	const { id, unit_id } = await applications.getOfProgramme(programmeId, params.application);
	const [report, results] = await Promise.all([getReport(id), resultsOfUnit(unit_id)]);
	return {
		/** What the unit is told once the list is public. */
		report,
		/** What it came to in this organiser's rounds, this one and those before. */
		history: results.filter(
			({ organiser, announced_at }) =>
				organiser === params.unit && announced_at <= report.programme.announced_at
		)
	};
};
