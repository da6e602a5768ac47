import { redirect, type RequestEvent } from '@sveltejs/kit';
import { deviceName } from '#lib/people/device.ts';
import * as knownDevice from '#lib/people/known-device.server.ts';
import * as cookie from '#lib/people/session-cookie.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { localPath } from '#lib/server/local-path.ts';
import { homeOf } from './home.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'request'>;

/** What the browser of this request is called in the list of devices. */
export function deviceOf({ request }: Pick<Event, 'request'>): string {
	return deviceName(request.headers.get('user-agent') ?? '');
}

/** Puts a session that was just opened into the browser, in place of an older one, and goes in. */
export async function enter(event: Event, token: string, to?: string): Promise<never> {
	const { cookies, locals } = event;
	if (locals.actor && locals.sessionId) await sessions.end(locals.actor, locals.sessionId);
	cookie.set(cookies, token);
	const found = await sessions.find(token, locals.now);
	if (found) knownDevice.remember(cookies, found.actor.email);
	redirect(303, localPath(to, homeOf(found?.actor ?? { memberships: [] })));
}
