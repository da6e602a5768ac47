import type { Cookies } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import { slip } from '#db/schema.server.ts';
import * as session from '#lib/slips/session.server.ts';
import { findHolder, type SlipHolder } from './slips.server.ts';

/** Why nobody votes with this cookie. */
export type NoSession = 'none' | 'expired' | 'replaced' | 'removed';

/** Which slip a browser votes with, as the session itself says. */
export type SessionHolder = Pick<SlipHolder, 'slip_id' | 'elector_id' | 'vote_id'>;

/** Lets this browser vote with the slip for half an hour: good for this vote and this elector alone. */
export function open(
	cookies: Cookies,
	{ slip_id, elector_id, vote_id }: SessionHolder,
	now: number
): void {
	session.begin(cookies, scopeOf(vote_id), { slip: slip_id, holder: elector_id }, now);
}

/**
 * Whose slip this browser was given the session for. The slip may have been replaced since, and the elector removed:
 * this is for casting, where the commit itself looks at both; everything else asks `find`.
 */
export function read(cookies: Cookies, voteId: string, now: number): SessionHolder | NoSession {
	const found = session.read(cookies, scopeOf(voteId), now);
	if (typeof found === 'string') return found;
	return { slip_id: found.slip, elector_id: found.holder, vote_id: voteId };
}

/** Whose slip this browser votes with, checked against the slips and the roll as they are now. */
export async function find(
	cookies: Cookies,
	voteId: string,
	now: number
): Promise<SlipHolder | NoSession> {
	const found = read(cookies, voteId, now);
	if (typeof found === 'string') return found;
	const holder = await findHolder(and(eq(slip.id, found.slip_id), eq(slip.vote_id, voteId)));
	if (!holder) return 'none';
	if (holder.removed_at !== null) return 'removed';
	return holder.voided_at === null ? holder : 'replaced';
}

/** Ends it, before the phone is handed on. */
export function end(cookies: Cookies, voteId: string): void {
	session.end(cookies, scopeOf(voteId));
}

const scopeOf = (voteId: string): session.Scope => ({ path: `/v/${voteId}`, id: voteId });
