import { resolve } from '$app/paths';
import * as proxies from '#lib/votes/proxies/proxies.server.ts';
import { use } from '#lib/votes/proxies/using.server.ts';
import type { HandOverKind } from '../hand-over.server.ts';

/** A ballot by proxy: its holder is present and casts for the grantor. */
export const byProxy: HandOverKind<{ unit: string; vote: string; proxy: string }> = {
	whose: async (actor, vote, { proxy }) => (await proxies.getOfVote(actor, vote.id, proxy)).grantor,
	cast: (actor, { vote, proxy }, { choice, key }, now) =>
		use(actor, { voteId: vote, proxyId: proxy }, { choice, key }, now),
	isProxy: true,
	start: ({ unit, vote, proxy }) =>
		resolve('/(committee)/desk/[unit]/votes/[vote]/proxies/[proxy]', { unit, vote, proxy })
};
