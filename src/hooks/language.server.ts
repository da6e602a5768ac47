import type { Handle } from '@sveltejs/kit';
import { AsyncLocalStorage } from 'node:async_hooks';
import {
	extractLocaleFromRequest,
	overwriteServerAsyncLocalStorage,
	type Locale
} from '#i18n/paraglide/runtime.js';

type Spoken = { locale?: Locale; origin?: string; messageCalls?: Set<string> };

const spoken = new AsyncLocalStorage<Spoken>();
overwriteServerAsyncLocalStorage(spoken);

/**
 * Speaks the language of the cookie, else of the browser, else Chinese; writes it into the page. Paraglide's own
 * middleware would copy each request, body and all, for the sake of languages in addresses, which we do not have.
 */
export const language: Handle = ({ event, resolve }) => {
	const locale = extractLocaleFromRequest(event.request);
	const store = { locale, origin: event.url.origin, messageCalls: new Set<string>() };
	return spoken.run(store, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('<html lang="%lang%"', `<html lang="${locale}"`)
		})
	);
};
