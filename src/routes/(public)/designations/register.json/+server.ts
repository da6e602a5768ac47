import { json } from '@sveltejs/kit';
import { registerDocument } from '#lib/certificates/register-file.ts';
import * as register from '#lib/certificates/register.server.ts';
import { wishOf } from '#lib/certificates/wish.ts';
import { environment } from '#lib/server/env.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const lines = await register.listAll(wishOf(url), locals.now);
	return json(registerDocument(lines, environment().origin), {
		headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
	});
};
