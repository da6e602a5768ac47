import type { Cookies } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { environment } from '#lib/server/env.ts';
import { newToken } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';

/** Long enough for any survey; a browser that forgets it only lets its owner answer again. */
const KEPT = 180 * 24 * 60 * 60;
const NAME = 'answering';

/** A phone that has begun to answer, under the name of its draft; `done`: it has sent a response already. */
export type Phone = { keyHash: string; trialHash: string } | 'done' | 'none';

/**
 * What this browser has done with one survey. It says so of the browser, not of a person: whoever clears it, or takes
 * another phone, can answer an open survey again, and no page claims anything else.
 */
export function read(cookies: Cookies, surveyId: string): Phone {
	const [token, signature, ...more] = cookies.get(NAME)?.split('.') ?? [];
	if (!token || !signature || more.length > 0) return 'none';
	if (!isSame(signature, sign(token, surveyId))) return 'none';
	return token === 'done' ? 'done' : named(token, surveyId);
}

/** Gives this browser a name for its draft, which nothing else knows. */
export function begin(cookies: Cookies, surveyId: string): Exclude<Phone, string> {
	const token = newToken();
	set(cookies, surveyId, token);
	return named(token, surveyId);
}

/** Remembers that this browser has sent a response, and forgets under which name. */
export function finish(cookies: Cookies, surveyId: string): void {
	set(cookies, surveyId, 'done');
}

function set(cookies: Cookies, surveyId: string, token: string): void {
	const secure = environment().origin.startsWith('https:');
	const options = { path: `/q/${surveyId}`, httpOnly: true, sameSite: 'lax', secure } as const;
	cookies.set(NAME, `${token}.${sign(token, surveyId)}`, { ...options, maxAge: KEPT });
}

function named(token: string, surveyId: string) {
	return {
		keyHash: keyedHash('answering', `phone.${surveyId}.${token}`),
		trialHash: keyedHash('answering', `trial.${surveyId}.${token}`)
	};
}

function sign(token: string, surveyId: string): string {
	return keyedHash('answering', `cookie.${surveyId}.${token}`);
}

function isSame(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
