import type { Cookies } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';

/** Browsers keep no cookie longer than 400 days. */
const KEPT = 400 * 86_400;

/**
 * Remembers in this browser that this person has signed in here, one cookie each, for several may share an office
 * computer. It opens nothing: it only keeps their tries apart from those of strangers (OWASP, "device cookies").
 */
export function remember(cookies: Cookies, email: string): void {
	if (find(cookies, email)) return;
	const device = newId();
	cookies.set(name(email), `${device}.${sign(device, email)}`, { ...options(), maxAge: KEPT });
}

/** Which of this person's devices this is; null for one on which they have never signed in. */
export function find(cookies: Cookies, email: string): string | null {
	const [device = '', signature = '', ...more] = cookies.get(name(email))?.split('.') ?? [];
	const right = Buffer.from(sign(device, email));
	const given = Buffer.from(signature);
	const isOurs = more.length === 0 && given.length === right.length;
	return isOurs && timingSafeEqual(given, right) ? device : null;
}

/** Whose it is does not show; the address is as short as it may be without two people sharing one. */
const name = (email: string) => `known-${keyedHash('device', email).slice(0, 12)}`;

const sign = (device: string, email: string) => keyedHash('device', `${email} ${device}`);

/** Only the page on which one signs in asks for it. */
function options() {
	const secure = environment().origin.startsWith('https:');
	return { path: '/sign-in', httpOnly: true, sameSite: 'lax', secure } as const;
}
