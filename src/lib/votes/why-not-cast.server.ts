import { and, eq } from 'drizzle-orm';
import { elector, mark, slip, vote } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Channel } from './votes.ts';

export type WhyNot =
	| 'already_cast'
	| 'closed'
	| 'not_open'
	| 'void_slip'
	| 'removed'
	/** The vote takes no ballots by this channel. */
	| 'not_this_way';

/** `slip_id`: null where the channel asks for none. */
type Attempt = {
	elector_id: string;
	vote_id: string;
	slip_id: string | null;
	key: string;
	now: number;
};

/**
 * Why a ballot was not taken; 'cast' when it was, by this very form, and the reply got lost. `earlier`: the
 * channel of the ballot that the elector has.
 */
export async function whyNotCast({
	elector_id,
	vote_id,
	slip_id,
	key,
	now
}: Attempt): Promise<{ reason: 'cast' | WhyNot; earlier?: Channel }> {
	const [found] = await db()
		.select({
			opened_at: vote.opened_at,
			opens_at: vote.opens_at,
			closes_at: vote.closes_at,
			closed_at: vote.closed_at,
			removed_at: elector.removed_at,
			voided_at: slip.voided_at,
			slip_id: slip.id,
			key: mark.key,
			channel: mark.channel
		})
		.from(elector)
		.innerJoin(vote, eq(vote.id, elector.vote_id))
		.leftJoin(slip, and(eq(slip.id, slip_id ?? ''), eq(slip.elector_id, elector.id)))
		.leftJoin(mark, and(eq(mark.vote_id, vote.id), eq(mark.elector_id, elector.id)))
		.where(and(eq(elector.id, elector_id), eq(elector.vote_id, vote_id)));
	if (!found) return { reason: 'void_slip' };
	if (found.key === key) return { reason: 'cast' };
	if (found.opened_at === null || now < found.opens_at) return { reason: 'not_open' };
	if (found.closed_at !== null || now >= found.closes_at) return { reason: 'closed' };
	if (found.removed_at !== null) return { reason: 'removed' };
	const isVoid = found.slip_id === null || found.voided_at !== null;
	if (slip_id !== null && isVoid) return { reason: 'void_slip' };
	return { reason: 'already_cast', ...(found.channel && { earlier: found.channel }) };
}
