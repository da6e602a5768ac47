import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { recordDocument } from '#lib/outcomes/record-file.ts';
import * as record from '#lib/outcomes/record.server.ts';
import * as units from '#lib/units/units.server.ts';

export const GET: RequestHandler = async ({ params }) => {
	const unit = await units.get(params.unit);
	return json(recordDocument(unit, await record.listDecided(unit.id)), {
		headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
	});
};
