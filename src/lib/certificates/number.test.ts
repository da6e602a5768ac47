import { describe, expect, test } from 'vitest';
import { numberWords, standing } from './number.ts';

const certificate = { valid_from: 100, valid_until: 200, revoked_at: null };

describe('a certificate', () => {
	test.each([
		['not valid before its first moment', certificate, 99, 'not_yet'],
		['valid from its first moment', certificate, 100, 'valid'],
		['valid until its last', certificate, 199, 'valid'],
		['expired after it', certificate, 200, 'expired'],
		['valid for ever without an end', { ...certificate, valid_until: null }, 10_000, 'valid'],
		['revoked whatever its days say', { ...certificate, revoked_at: 150 }, 160, 'revoked']
	] as const)('is %s', (_, given, now, expected) => {
		expect(standing(given, now)).toBe(expected);
	});

	test('has a number that people can say', () => {
		expect(numberWords({ year: 2027, number: 3 })).toBe('民议〔2027〕3号');
	});
});
