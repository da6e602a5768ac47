import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as cookie from '#lib/people/session-cookie.server.ts';
import * as people from '#lib/people/sign-in.server.ts';
import { localPath } from '#lib/server/local-path.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const to = (await request.formData()).get('to');
	if (locals.actor && locals.sessionId) await people.signOut(locals.actor, locals.sessionId);
	cookie.clear(cookies);
	redirect(303, localPath(to, `${resolve('/(staff)/sign-in')}?signed-out`));
};

/** Nothing is signed out by following a link. */
export const GET: RequestHandler = () => redirect(303, resolve('/(staff)/account'));
