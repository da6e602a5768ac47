import type { RequestHandler } from './$types';
import { recordTable } from '#lib/outcomes/record-file.ts';
import * as record from '#lib/outcomes/record.server.ts';
import { csv } from '#lib/server/csv.ts';
import * as units from '#lib/units/units.server.ts';

export const GET: RequestHandler = async ({ params }) => {
	const unit = await units.get(params.unit);
	return new Response(csv(recordTable(await record.listDecided(unit.id))), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="minyi-record-${unit.code}.csv"`,
			'Cache-Control': 'public, max-age=300'
		}
	});
};
