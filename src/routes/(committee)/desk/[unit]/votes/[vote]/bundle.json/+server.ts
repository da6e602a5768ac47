import { requireConfirmer } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { bundle } from '#lib/votes/counting.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { RequestHandler } from './$types';

/** The full bundle, for chair and supervisor, who account for the count: its weights can tell flats. */
export const GET: RequestHandler = async ({ params }) => {
	requireConfirmer(params.unit);
	const { id } = await votes.getOfUnit(params.unit, params.vote);
	const body = (await bundle(id, 'full')) ?? refuse('not_found', 'not counted yet');
	return new Response(body, {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="minyi-${id}-full.json"`,
			'Cache-Control': 'no-store'
		}
	});
};
