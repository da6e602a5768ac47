import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '#i18n/paraglide/server.js';

/** Speaks the language of the cookie, else of the browser, else Chinese; writes it into the page. */
export const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('<html lang="%lang%"', `<html lang="${locale}"`)
		});
	});
