import { redirect, type Cookies } from '@sveltejs/kit';
import { cookieName, isLocale } from '#i18n/paraglide/runtime.js';
import { localPath } from '#lib/server/local-path.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 86_400;

/** Remembers the language or the size of print, and goes back to the page. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const form = await request.formData();
	const language = form.get('language');
	const size = form.get('size');
	if (isLocale(language)) remember(cookies, cookieName, language);
	if (size === 'big' || size === 'normal') remember(cookies, 'size', size);
	redirect(303, localPath(form.get('to'), '/'));
};

/** Both are read by the server; the language also by the pages' scripts. */
function remember(cookies: Cookies, name: string, value: string): void {
	cookies.set(name, value, { path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: name === 'size' });
}
