import type { RequestHandler } from './$types';
import * as publicVote from '#lib/outcomes/public-vote.server.ts';
import { refuse } from '#lib/server/refuse.ts';
import { bundle } from '#lib/votes/counting.server.ts';

/** The file that the result can be recounted from, byte for byte as its checksum says. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { count } = await publicVote.get(params.vote, locals.now);
	const body = count && (await bundle(params.vote, 'published'));
	if (!body) refuse('not_found', `vote ${params.vote} is not over`);
	return new Response(body, {
		headers: {
			'Content-Type': 'application/json',
			'Content-Disposition': `attachment; filename="minyi-count-${params.vote}.json"`,
			'Cache-Control': 'public, max-age=86400',
			'Access-Control-Allow-Origin': '*'
		}
	});
};
