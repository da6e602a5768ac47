import * as imports from '#lib/rolls/imports/imports.server.ts';
import { problemsCsv } from '#lib/rolls/imports/problems-csv.server.ts';
import { m } from '#i18n/paraglide/messages.js';
import { requireDesk } from '#lib/server/guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	requireDesk(params.unit);
	const one = await imports.getOfUnit(params.unit, params.import);
	const problems = await imports.listProblems(one);
	const name = encodeURIComponent(`${m.rolls_problems_file()}.csv`);
	return new Response(problemsCsv(problems), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="problems.csv"; filename*=UTF-8''${name}`
		}
	});
};
