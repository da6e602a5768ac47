import * as certificates from '#lib/certificates/certificates.server.ts';
import { fileOf } from '#lib/certificates/filing.server.ts';
import type { RequestHandler } from './$types';

/** The signed file; of a certificate that was revoked the edition that says so. */
export const GET: RequestHandler = async ({ params }) => {
	const found = await certificates.get(params.certificate);
	return new Response(await fileOf(found), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="minyi-certificate-${found.year}-${found.number}.json"`,
			'Cache-Control': 'no-cache',
			'Access-Control-Allow-Origin': '*'
		}
	});
};
