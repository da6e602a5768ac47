import type { Cookies } from '@sveltejs/kit';
import { environment } from '#lib/server/env.ts';
import { LONGEST } from './sessions.server.ts';

/** Puts the token of a session into the browser. */
export function set(cookies: Cookies, token: string): void {
	cookies.set(name(), token, { ...options(), maxAge: LONGEST / 1_000 });
}

/** Takes it out again. */
export function clear(cookies: Cookies): void {
	cookies.delete(name(), options());
}

/** The token that the browser sent; whatever else may stand there is simply no session. */
export function read(cookies: Cookies): string | undefined {
	return cookies.get(name());
}

/** `__Host-` binds the cookie to this very host and to https; see `ORIGIN` for who may go without. */
function name(): string {
	return isSecure() ? '__Host-minyi' : 'minyi';
}

function options() {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure() } as const;
}

function isSecure(): boolean {
	return environment().origin.startsWith('https:');
}
