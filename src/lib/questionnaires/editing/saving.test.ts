import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { blankDocument } from './blank.ts';
import { send, sendCopy, type Sent } from './saving.ts';

const document = blankDocument('问卷');
const theirs = { name: '王芳', at: 5, version: 9 };

/** Asks a server that gives this answer. */
async function asked<T>(
	status: number,
	body: string,
	ask: (address: string) => Promise<T>
): Promise<T> {
	const server = createServer((_, response) => {
		response.writeHead(status, status === 303 ? { location: '/sign-in' } : {}).end(body);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	try {
		return await ask(`http://127.0.0.1:${port}/`);
	} finally {
		server.close();
	}
}

it.each<[string, number, string, Sent]>([
	['kept', 200, '{"version":4}', { version: 4 }],
	[
		'a colleague was first',
		409,
		JSON.stringify({ reason: 'edited_meanwhile', ...theirs }),
		{ edited: theirs }
	],
	['it was put away', 409, JSON.stringify({ reason: 'discarded', ...theirs }), 'discarded'],
	['a plan is not its own', 400, JSON.stringify({ reason: 'no_such_plan', ...theirs }), 'refused'],
	['it is no document', 400, '{"reason":"no_document","problems":[]}', 'refused'],
	['no right to it', 403, '{"message":"the role does not allow it"}', 'refused'],
	['the server is busy', 503, '{"message":"busy"}', 'unreachable'],
	['too many at once', 429, '{}', 'unreachable'],
	['something else on the way', 200, '<html>', 'unreachable']
])('what became of a draft: %s', async (_what, status, body, outcome) => {
	expect(await asked(status, body, (address) => send(address, 3, document))).toEqual(outcome);
});

it('no answer at all is worth trying again', async () => {
	expect(await send('http://127.0.0.1:9/', 1, document)).toBe('unreachable');
});

it('a copy has an id of its own', async () => {
	const copy = (status: number, body: string) =>
		asked(status, body, (address) => sendCopy(address, 'key', document));
	expect(await copy(200, '{"id":"abc"}')).toEqual({ id: 'abc' });
	expect(await copy(400, '{"reason":"no_document"}')).toBe('refused');
});
