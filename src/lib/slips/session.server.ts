import type { Cookies } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { environment } from '#lib/server/env.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';

/** A session ends half an hour after it was begun or last prolonged. */
const LASTS = 30 * 60_000;
/** The browser keeps the cookie longer, so that the page can say that the time is up. */
const KEPT = 12 * 60 * 60;
const NAME = 'slip';

/** Where a slip is good: the path of the vote's or survey's pages, and its id. */
export type Scope = { path: `/${string}`; id: string };

/** Lets this browser act with a slip for half an hour: good for one scope and one holder alone. */
export function begin(
	cookies: Cookies,
	scope: Scope,
	{ slip, holder }: { slip: string; holder: string },
	now: number
): void {
	const body = `${slip}.${holder}.${now + LASTS}`;
	cookies.set(NAME, `${body}.${sign(body, scope)}`, { ...options(scope), maxAge: KEPT });
}

/** Which slip and holder this browser was given the session for, as the cookie alone says. */
export function read(
	cookies: Cookies,
	scope: Scope,
	now: number
): { slip: string; holder: string } | 'none' | 'expired' {
	const [slip, holder, until, signature, ...more] = cookies.get(NAME)?.split('.') ?? [];
	if (!slip || !holder || !until || !signature || more.length > 0) return 'none';
	if (!equal(signature, sign(`${slip}.${holder}.${until}`, scope))) return 'none';
	return Number(until) <= now ? 'expired' : { slip, holder };
}

/** Ends it, before the phone is handed on. */
export function end(cookies: Cookies, scope: Scope): void {
	cookies.delete(NAME, options(scope));
}

function options({ path }: Scope) {
	const secure = environment().origin.startsWith('https:');
	return { path, httpOnly: true, sameSite: 'lax', secure } as const;
}

function sign(body: string, { id }: Scope): string {
	return keyedHash('slip-session', `${id}.${body}`);
}

function equal(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
