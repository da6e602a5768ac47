// The production server: what `npm run build` made, compressed, with limits, and stopped in order.
import compression from '@polka/compression';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fail } from './bin/run.mjs';

/** What a form may send, files included: rolls and scans are limited to 20 MB by their rooms. */
const BODY_SIZE_LIMIT = '21M';
/** How long a stop waits for requests under way. */
const SHUTDOWN_MS = 10_000;

process.env.NODE_ENV ??= 'production';
if (!existsSync(new URL('build/settings.js', import.meta.url))) {
	fail('There is no build yet: run npm run build');
}
const { servingEnvironment } = await import('./build/settings.js');
const settings = servingEnvironment();
const { port, origin } = settings;

process.env.ORIGIN = origin;
process.env.BODY_SIZE_LIMIT ??= BODY_SIZE_LIMIT;
const { handler } = await import('./build/handler.js').catch((error) =>
	fail(`Minyi cannot start: ${error.message}`)
);

// The listed types have text in them; a stream of events must not wait in a compressor.
const compress = compression({
	brotli: true,
	level: 4,
	mimes: /^text\/(?!event-stream)|[/+](javascript|json|xml)/i
});

const servers = await listenOn(settings.host);
process.stdout.write(`Minyi: ${origin}\n`);
process.on('SIGINT', stop).on('SIGTERM', stop);

/** What keeps an answer safe that the application does not see: files, and what Kit refuses by itself. */
const safe = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
	...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' })
};

/** @type {import('node:http').RequestListener} */
function answer(request, response) {
	for (const [name, value] of Object.entries(safe)) response.setHeader(name, value);
	if (settings.demo && isByNumber(request)) {
		response.writeHead(307, { location: origin + request.url }).end();
		return;
	}
	response.setHeader('vary', 'accept-encoding');
	response.once('finish', () => letBy(request));
	compress(request, response, () =>
		handler(request, response, () => response.writeHead(404).end())
	);
}

/**
 * Who was answered before all was read, e.g. sent to sign in, may still be sending a file: the rest is let by,
 * or the next request of the same connection would wait for ever. It has `requestTimeout` for that.
 */
function letBy(request) {
	if (!request.complete) request.removeAllListeners('data').resume();
}

/** A browser came by 127.0.0.1, where forms and cookies of localhost would not work. */
function isByNumber({ headers }) {
	const numbers = [`127.0.0.1:${port}`, `[::1]:${port}`];
	return numbers.includes(headers.host) && (headers.accept ?? '').includes('text/html');
}

/** `localhost` is two addresses on most machines, and browsers try either. */
async function listenOn(host) {
	const addresses =
		host === 'localhost'
			? (await lookup(host, { all: true })).map(({ address }) => address)
			: [host];
	const tried = await Promise.allSettled([...new Set(addresses)].map(listen));
	const failed = tried.find(({ reason }) => reason && reason.code !== 'EADDRNOTAVAIL');
	const listening = tried.flatMap(({ value }) => value ?? []);
	if (failed || listening.length === 0) {
		const { code } = (failed ?? tried[0]).reason;
		fail(
			code === 'EADDRINUSE'
				? `Port ${port} is in use: stop what uses it, or choose another, e.g. PORT=${port + 1}`
				: `Cannot listen on ${host}, port ${port}: ${code}`
		);
	}
	return listening;
}

async function listen(address) {
	const server = createServer(
		// A proxy keeps its connections for a minute: ours last longer, so that it is the one to close.
		{ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 180_000 },
		answer
	);
	server.listen(port, address);
	await once(server, 'listening');
	return server;
}

/** Takes no new connections, finishes requests under way, lets the application close its database. */
async function stop(signal) {
	process.off('SIGINT', stop).off('SIGTERM', stop);
	const closed = servers.map((server) => once(server.close(), 'close'));
	const each = (action) => () => servers.forEach((server) => server[action]());
	const sweep = setInterval(each('closeIdleConnections'), 100);
	setTimeout(each('closeAllConnections'), SHUTDOWN_MS).unref();
	await Promise.all(closed);
	clearInterval(sweep);
	process.emit('sveltekit:shutdown', signal);
	setTimeout(() => process.exit(), SHUTDOWN_MS).unref();
}
