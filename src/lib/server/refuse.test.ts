import { expect, test } from 'vitest';
import { refusal, refusalHeaders, refuse, type Reason } from './refuse.ts';

test.each<[Reason, number]>([
	['invalid', 400],
	['unauthenticated', 401],
	['forbidden', 403],
	['not_found', 404],
	['conflict', 409],
	['gone', 410],
	['too_large', 413],
	['too_many', 429],
	['busy', 503]
])('%s is status %d', (reason, status) => {
	expect(refusal(reason, 'why')).toMatchObject({ status, body: { reason, message: 'why' } });
});

test('busy and too many say when to try again, in the page and in the header', () => {
	expect(refusal('busy', '')).toMatchObject({ body: { retryAfter: 5 } });
	expect(refusalHeaders(503)).toEqual({ 'Retry-After': '5' });
	expect(refusalHeaders(429)).toEqual({ 'Retry-After': '60' });
	expect(refusalHeaders(404)).toEqual({});
	expect(() => refuse('too_many', '', 7)).toThrow(
		expect.objectContaining({ body: expect.objectContaining({ retryAfter: 7 }) })
	);
});
