import { isHttpError, isRedirect, json, type Handle, type RequestEvent } from '@sveltejs/kit';
import { environment } from '#lib/server/env.ts';
import { refusalHeaders } from '#lib/server/refuse.ts';
import { stopPage } from './stop-page.ts';
import { report } from './report.server.ts';

/** Every answer has the headers that keep it safe, and what stops a request early has a page too. */
export const answer: Handle = async ({ event, resolve }) => {
	const response = await Promise.resolve(resolve(event)).catch((thrown: unknown) => {
		if (isRedirect(thrown)) throw thrown;
		return stop(event, thrown);
	});
	for (const [name, value] of Object.entries(headersFor(response))) {
		response.headers.set(name, value);
	}
	return response;
};

function headersFor(response: Response): Record<string, string> {
	const https = environment().origin.startsWith('https:');
	return {
		'X-Content-Type-Options': 'nosniff',
		// `no-referrer` would make browsers send our own forms with `Origin: null`.
		'Referrer-Policy': 'same-origin',
		'Cross-Origin-Opener-Policy': 'same-origin',
		...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
		// Kit gives pages their own; files and data need nothing, the last resort's page its style.
		...(response.headers.has('content-security-policy')
			? {}
			: {
					'Content-Security-Policy':
						"default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
				}),
		...(response.headers.has('retry-after') ? {} : refusalHeaders(response.status))
	};
}

/** Before a route is reached, Kit would answer with a bare page and without our headers. */
async function stop(event: RequestEvent, thrown: unknown): Promise<Response> {
	const status = isHttpError(thrown) ? thrown.status : 500;
	const body = isHttpError(thrown)
		? thrown.body
		: await report({ event, error: thrown, status, message: 'Internal Error' });
	const error = body ?? { message: 'Internal Error' };
	if (event.request.headers.get('x-sveltekit-action')) {
		return json({ type: 'error', status, error }, { status });
	}
	const type = event.request.headers.get('accept') ?? '';
	if (event.isDataRequest || !type.includes('text/html')) return json(error, { status });
	return stopPage(status, error.errorId);
}
