import { describe, expect, it } from 'vitest';
import { foreignBy } from './origin.server.ts';

const ours = 'https://minyi.example.org';
const form = 'application/x-www-form-urlencoded';
const from = (method: string, headers: Record<string, string>) =>
	foreignBy({ method, headers: new Headers(headers) }, ours);

describe('a request that may change something', () => {
	it.each([
		['a form of ours', { origin: ours, 'content-type': form }],
		[
			'a form of ours with files',
			{ origin: ours, 'content-type': 'multipart/form-data; boundary=x' }
		],
		['a script of ours', { origin: ours, 'content-type': 'application/json; charset=utf-8' }],
		[
			'a browser that hides the origin',
			{ origin: 'null', 'sec-fetch-site': 'same-origin', 'content-type': form }
		],
		['a bare button of ours', { origin: ours, 'content-length': '0' }]
	])('passes from %s', (_, headers) => {
		expect(from('POST', headers)).toBeNull();
	});

	it.each([
		['another site', { origin: 'https://elsewhere.example', 'content-type': form }],
		[
			'a site with our name in its own',
			{ origin: `${ours}.elsewhere.example`, 'content-type': form }
		],
		[
			'the same host without encryption',
			{ origin: 'http://minyi.example.org', 'content-type': form }
		],
		['a hidden origin', { origin: 'null', 'content-type': form }],
		['a neighbour on the same domain', { 'sec-fetch-site': 'same-site', 'content-type': form }],
		['nowhere', { 'content-type': form }],
		['another site without a content type', { origin: 'https://elsewhere.example' }],
		['us, but without a content type', { origin: ours, 'content-length': '7' }],
		[
			'us, but as a stream without a content type',
			{ origin: ours, 'transfer-encoding': 'chunked' }
		],
		['us, but as plain text', { origin: ours, 'content-type': 'text/plain' }]
	])('is refused from %s', (_, headers) => {
		expect(from('POST', headers)).toEqual(expect.any(String));
		expect(from('DELETE', headers)).toEqual(expect.any(String));
	});

	it('is not one that only reads', () => {
		expect(from('GET', { origin: 'https://elsewhere.example' })).toBeNull();
		expect(from('HEAD', {})).toBeNull();
	});
});
