import { xlsxFile, streamOf } from '#lib/questionnaires/findings/exporting/files.server.ts';
import { headersOf, wholeOf } from '../export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const whole = await wholeOf(params, locals.now);
	return new Response(streamOf(xlsxFile(whole)), {
		headers: headersOf(
			whole,
			'xlsx',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
		)
	});
};
