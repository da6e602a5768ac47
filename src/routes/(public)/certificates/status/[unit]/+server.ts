import { statusList } from '#lib/certificates/filing.server.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { RequestHandler } from './$types';

/** Which certificates of an organiser's year were revoked, for programmes that check many. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const organiser = await units.get(params.unit);
	const year = url.searchParams.get('year') ?? '';
	if (!/^\d{4}$/.test(year)) refuse('not_found', `no year ${year.slice(0, 20)}`);
	return new Response(await statusList(organiser.id, Number(year), locals.now), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Cache-Control': 'no-cache',
			'Access-Control-Allow-Origin': '*'
		}
	});
};
