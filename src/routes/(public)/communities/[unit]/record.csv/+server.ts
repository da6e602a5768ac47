import type { RequestHandler } from './$types';
import { recordTable } from '#lib/outcomes/record-file.ts';
import * as record from '#lib/outcomes/record.server.ts';
import * as surveys from '#lib/outcomes/surveys.server.ts';
import { csv } from '#lib/server/csv.ts';
import * as units from '#lib/units/units.server.ts';

export const GET: RequestHandler = async ({ params, locals }) => {
	const unit = await units.get(params.unit);
	const [votes, asked] = await Promise.all([
		record.listDecided(unit.id),
		surveys.listPublished(unit.id, locals.now)
	]);
	return new Response(csv(recordTable(votes, asked)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="minyi-record-${unit.code}.csv"`,
			'Cache-Control': 'public, max-age=300'
		}
	});
};
