import { registerTable } from '#lib/certificates/register-file.ts';
import * as register from '#lib/certificates/register.server.ts';
import { wishOf } from '#lib/certificates/wish.ts';
import { csv } from '#lib/server/csv.ts';
import { environment } from '#lib/server/env.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const lines = await register.listAll(wishOf(url), locals.now);
	return new Response(csv(registerTable(lines, environment().origin)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="minyi-designations.csv"',
			'Cache-Control': 'public, max-age=300'
		}
	});
};
