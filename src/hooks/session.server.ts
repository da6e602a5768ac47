import type { Handle } from '@sveltejs/kit';
import * as cookie from '#lib/people/session-cookie.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';

/** Finds who is signed in; roles are read anew for every request. */
export const session: Handle = async ({ event, resolve }) => {
	const { locals, cookies } = event;
	const token = cookie.read(cookies);
	const found = token ? await sessions.find(token, locals.now) : null;
	if (!found) return resolve(event);
	locals.actor = found.actor;
	locals.sessionId = found.sessionId;
	const response = await resolve(event);
	// On a shared computer nobody finds these pages by going back after signing out.
	if (!response.headers.has('cache-control')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};
