import * as programmes from '#lib/programmes/programmes.server.ts';
import { toWorkbook } from '#lib/programmes/tree-xlsx.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	requireProgrammes(params.unit);
	const { terms, year } = await programmes.getOfUnit(params.unit, params.programme);
	const workbook = await toWorkbook(terms.criteria);
	return new Response(new Blob([new Uint8Array(workbook)]), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="criteria-${year}.xlsx"`,
			'cache-control': 'private, no-store'
		}
	});
};
