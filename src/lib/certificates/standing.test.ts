import { describe, expect, test } from 'vitest';
import { certificateState, stateOf, type Dates } from './standing.ts';

const dates: Dates = {
	valid_from: 100,
	valid_until: 300,
	recheck_due_at: 200,
	ended_at: null,
	end: null
};

describe('a designation', () => {
	test.each([
		['is not valid before its first moment', {}, 99, 'not_yet'],
		['is valid from it', {}, 100, 'valid'],
		['lapses when the day of its re-check has passed', {}, 200, 'lapsed'],
		['stays valid where no re-check is due', { recheck_due_at: null }, 299, 'valid'],
		['expires at its end', { recheck_due_at: null }, 300, 'expired'],
		['expires where the re-check was due no earlier', { recheck_due_at: 300 }, 300, 'expired'],
		['is what a re-check made of it', { ended_at: 150, end: 'downgraded' }, 400, 'downgraded']
	] as const)('%s', (_, change, now, expected) => {
		expect(stateOf({ ...dates, ...change }, now)).toBe(expected);
	});
});

describe('a certificate', () => {
	const certificate = { valid_from: 100, valid_until: 300, revoked_at: null };

	test.each([
		['says what became of its designation', certificate, dates, 250, 'lapsed'],
		[
			'is replaced while the designation goes on',
			{ ...certificate, revoked_at: 120 },
			dates,
			150,
			'replaced'
		],
		[
			'is revoked with its designation',
			{ ...certificate, revoked_at: 120 },
			{ ...dates, ended_at: 120, end: 'revoked' },
			150,
			'revoked'
		],
		['stands for itself without one', { ...certificate, valid_until: null }, null, 900, 'valid']
	] as const)('%s', (_, given, designation, now, expected) => {
		expect(certificateState(given, designation, now)).toBe(expected);
	});
});
