import {
	codebookFile,
	csvFile,
	streamOf
} from '#lib/questionnaires/findings/exporting/files.server.ts';
import { headersOf, wholeOf } from '../export.server.ts';
import type { RequestHandler } from './$types';

const type = 'text/csv; charset=utf-8';

export const GET: RequestHandler = async ({ params, locals, url }) => {
	const whole = await wholeOf(params, locals.now);
	if (url.searchParams.get('part') === 'codebook') {
		return new Response(codebookFile(whole), {
			headers: headersOf(whole, 'csv', type, 'codebook')
		});
	}
	return new Response(streamOf(csvFile(whole)), { headers: headersOf(whole, 'csv', type) });
};
