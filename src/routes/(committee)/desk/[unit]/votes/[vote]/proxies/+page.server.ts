import { requireDesk } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as proxies from '#lib/votes/proxies/proxies.server.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { status } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const actor = requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const page = pageOf(url);
	const typed = (url.searchParams.get('q') ?? '').slice(0, 60);
	const [{ rows, pages }, found] = await Promise.all([
		proxies.list(actor, vote.id, page),
		slips.searchElectors(actor, vote.id, typed)
	]);
	return {
		question: vote.question,
		status: status(vote, locals.now),
		takesProxies: vote.channels.includes('proxy'),
		/** How many others one person may vote for. */
		limit: vote.proxy_limit,
		rows,
		recorded: url.searchParams.has('recorded'),
		page,
		pages,
		/** Who was searched for as a grantor, and the electors that it fits; at most 30. */
		typed,
		found
	};
};
