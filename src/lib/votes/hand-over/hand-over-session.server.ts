import type { Cookies } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';

/**
 * A phone that a member of staff has handed to a resident: the key of the one ballot that can be cast, and what staff
 * said before. It lives in the browser alone, so that a hand-over which is not finished leaves nothing behind.
 */
export type HandOver = { key: string; said: Readonly<Record<string, string>> };

const LASTS = 30 * 60_000;
const NAME = 'hand-over';

/** Begins a hand-over: good for the page at `path` and this member of staff alone, for half an hour. */
export function begin(
	cookies: Cookies,
	{ path, by }: { path: string; by: string },
	said: HandOver['said'],
	now: number
): void {
	const body = Buffer.from(JSON.stringify({ key: newId(), until: now + LASTS, said }));
	const text = body.toString('base64url');
	cookies.set(NAME, `${text}.${sign(text, path, by)}`, { ...options(path), maxAge: LASTS / 1_000 });
}

/** The hand-over under way at `path`, or null. */
export function find(
	cookies: Cookies,
	{ path, by }: { path: string; by: string },
	now: number
): HandOver | null {
	const [text, signature, ...more] = cookies.get(NAME)?.split('.') ?? [];
	if (!text || !signature || more.length > 0) return null;
	if (!equal(signature, sign(text, path, by))) return null;
	const { key, until, said } = JSON.parse(Buffer.from(text, 'base64url').toString());
	return until > now ? { key, said } : null;
}

/** Ends it: from here on the pages of the ballot lead back to where staff began, also by the browser's Back. */
export function end(cookies: Cookies, path: string): void {
	cookies.delete(NAME, options(path));
}

function options(path: string) {
	const secure = environment().origin.startsWith('https:');
	return { path, httpOnly: true, sameSite: 'lax', secure } as const;
}

function sign(text: string, path: string, by: string): string {
	return keyedHash('hand-over', `${path}|${by}|${text}`);
}

function equal(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}
