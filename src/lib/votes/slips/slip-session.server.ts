import type { Cookies } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { slip } from '#db/schema.server.ts';
import { environment } from '#lib/server/env.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { findHolder, type SlipHolder } from './slips.server.ts';

/** A session ends half an hour after it was begun or last prolonged. */
const LASTS = 30 * 60_000;
/** The browser keeps the cookie longer, so that the page can say that the time is up. */
const KEPT = 12 * 60 * 60;
const NAME = 'slip';

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
	const body = `${slip_id}.${elector_id}.${now + LASTS}`;
	cookies.set(NAME, `${body}.${sign(body, vote_id)}`, { ...options(vote_id), maxAge: KEPT });
}

/**
 * Whose slip this browser was given the session for. The slip may have been replaced since, and the elector removed:
 * this is for casting, where the commit itself looks at both; everything else asks `find`.
 */
export function read(cookies: Cookies, voteId: string, now: number): SessionHolder | NoSession {
	const [slip_id, elector_id, until, signature, ...more] = cookies.get(NAME)?.split('.') ?? [];
	if (!slip_id || !elector_id || !until || !signature || more.length > 0) return 'none';
	if (!equal(signature, sign(`${slip_id}.${elector_id}.${until}`, voteId))) return 'none';
	return Number(until) <= now ? 'expired' : { slip_id, elector_id, vote_id: voteId };
}

/** Whose slip this browser votes with, checked against the slips and the roll as they are now. */
export async function find(
	cookies: Cookies,
	voteId: string,
	now: number
): Promise<SlipHolder | NoSession> {
	const session = read(cookies, voteId, now);
	if (typeof session === 'string') return session;
	const holder = await findHolder(and(eq(slip.id, session.slip_id), eq(slip.vote_id, voteId)));
	if (!holder) return 'none';
	if (holder.removed_at !== null) return 'removed';
	return holder.voided_at === null ? holder : 'replaced';
}

/** Ends it, before the phone is handed on. */
export function end(cookies: Cookies, voteId: string): void {
	cookies.delete(NAME, options(voteId));
}

function options(voteId: string) {
	const secure = environment().origin.startsWith('https:');
	return { path: `/v/${voteId}`, httpOnly: true, sameSite: 'lax', secure } as const;
}

function sign(body: string, voteId: string): string {
	return keyedHash('slip-session', `${voteId}.${body}`);
}

function equal(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
