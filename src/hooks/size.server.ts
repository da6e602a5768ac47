import type { Handle } from '@sveltejs/kit';

/** Writes big print 长辈模式 into the page, where the style sheet finds it. */
export const size: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('data-size="%size%"', `data-size="${event.locals.big ? 'big' : 'normal'}"`)
	});
