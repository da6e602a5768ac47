import { and, eq } from 'drizzle-orm';
import { count_bundle, vote_count } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import type { ByChannel } from './by-channel.ts';
import { sealByClock } from './closing.server.ts';
import type { Result } from './count.ts';
import { gather } from './gather.server.ts';
import { headOf } from './head-of-vote.ts';
import type { Details } from './methods/details.ts';
import { reconcile } from './reconciliation/reconciliation.server.ts';
import { whatDiffers, type Difference } from './reconciliation/reconciliation.ts';
import { store } from './storing-count.server.ts';
import { get } from './votes.server.ts';
import { status } from './votes.ts';
import { workOutApart } from './working-out.server.ts';

/** The frozen result of a vote. */
export type VoteCount = {
	result: Result;
	byChannel: ByChannel;
	/** What explains it beyond the result, as far as everybody may see it; null where the result says all. */
	details: Details | null;
	/** Of the published bundle, as it is downloaded. */
	bundleSha256: string;
	countedAt: number;
	/** Null while what does not reconcile is not explained: nobody is shown the result then. */
	publishedAt: number | null;
	/** What did not reconcile when it was made. */
	differences: Difference[];
};

const underWay = new Map<string, Promise<VoteCount | null>>();

/**
 * The count of a vote that is closed; counts it first if nobody has. Null while it is not closed: before its end,
 * and after it until people have closed what the clock may not, and while an objection waits for its ruling. Null
 * for good when it was cancelled. Anybody may ask at any time, and several at once: the same ballots give the same
 * result, and the first one stored stays.
 *
 * Why no acknowledged ballot is missing and none comes after: first the close is written down in the one line in
 * which all writes stand (`sealByClock`; people who closed it have done so already), and a ballot is taken only
 * while that is empty. Only then the ballots are read.
 */
export async function ensureCounted(voteId: string, now: number): Promise<VoteCount | null> {
	const counted = await findCount(voteId);
	if (counted) return counted;
	const counting = underWay.get(voteId) ?? countNow(voteId, now);
	underWay.set(voteId, counting);
	try {
		return await counting;
	} finally {
		underWay.delete(voteId);
	}
}

/** The stored count, or null; never looks at a ballot. */
export async function findCount(voteId: string): Promise<VoteCount | null> {
	const [stored] = await db().select().from(vote_count).where(eq(vote_count.vote_id, voteId));
	if (!stored) return null;
	return {
		// Both were made by this room from a checked bundle.
		result: stored.result as Result,
		byChannel: stored.by_channel as ByChannel,
		details: stored.details as Details | null,
		bundleSha256: stored.bundle_sha256,
		countedAt: stored.counted_at,
		publishedAt: stored.published_at,
		differences: stored.differences as Difference[]
	};
}

/**
 * The bundle that a count was made from, as the text of its file; null before the count. 'full' is for those who
 * account for the vote alone: in a named vote its weights can tell flats.
 */
export async function bundle(
	voteId: string,
	audience: 'published' | 'full'
): Promise<string | null> {
	const [stored] = await db()
		.select({ body: count_bundle.body })
		.from(count_bundle)
		.where(and(eq(count_bundle.vote_id, voteId), eq(count_bundle.audience, audience)));
	return stored?.body ?? null;
}

async function countNow(voteId: string, now: number): Promise<VoteCount | null> {
	if (status(await get(voteId), now) !== 'closed') return findCount(voteId);
	await write(sealByClock(voteId, now));
	// Read again: until the seal its electorate could change, and its end be put off.
	const vote = await get(voteId);
	if (vote.closed_at === null || vote.cancelled_at !== null) return null;
	const { cast, ...worked } = await workOutApart(headOf(vote), await gather(vote));
	const differences = whatDiffers(await reconcile(vote, cast));
	await store(vote, { ...worked, differences }, now);
	return findCount(voteId);
}
