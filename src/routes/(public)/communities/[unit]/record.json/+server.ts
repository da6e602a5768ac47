import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { recordDocument } from '#lib/outcomes/record-file.ts';
import * as record from '#lib/outcomes/record.server.ts';
import * as surveys from '#lib/outcomes/surveys.server.ts';
import * as units from '#lib/units/units.server.ts';

export const GET: RequestHandler = async ({ params, locals }) => {
	const unit = await units.get(params.unit);
	const [votes, asked] = await Promise.all([
		record.listDecided(unit.id),
		surveys.listPublished(unit.id, locals.now)
	]);
	return json(recordDocument(unit, votes, asked), {
		headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
	});
};
