import * as programmes from '#lib/programmes/programmes.server.ts';
import { exportTree } from '#lib/programmes/tree-json.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	requireProgrammes(params.unit);
	const { terms, year } = await programmes.getOfUnit(params.unit, params.programme);
	return new Response(`${JSON.stringify(exportTree(terms.criteria), null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="criteria-${year}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
