import type { Handle } from '@sveltejs/kit';
import { environment } from '#lib/server/env.ts';
import { refuse } from '#lib/server/refuse.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What forms and our own scripts send; anything else comes from somewhere else. */
const SENT = new Set([
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'application/json',
	'application/octet-stream'
]);

/** Lets nothing be changed from a page of another site. */
export const origin: Handle = ({ event, resolve }) => {
	const foreign = foreignBy(event.request, environment().origin);
	if (foreign) refuse('forbidden', foreign);
	return resolve(event);
};

/**
 * Why a request that may change something does not come from our own pages, or null. The browser
 * names the page's origin, or says that it is the same. Kit's own check lets a form pass that was
 * sent without a content type.
 */
export function foreignBy(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	ours: string
): string | null {
	if (READING.has(method)) return null;
	const same = headers.get('origin') === ours || headers.get('sec-fetch-site') === 'same-origin';
	if (!same) return 'The request comes from another site';
	const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	const empty =
		!headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 0) === 0;
	if (type === undefined ? empty : SENT.has(type)) return null;
	return 'The request is not in a form that this site sends';
}
