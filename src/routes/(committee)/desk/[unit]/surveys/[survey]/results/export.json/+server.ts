import { jsonFile, streamOf } from '#lib/questionnaires/findings/exporting/files.server.ts';
import { headersOf, wholeOf } from '../export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const whole = await wholeOf(params, locals.now);
	return new Response(streamOf(jsonFile(whole)), {
		headers: headersOf(whole, 'json', 'application/json')
	});
};
