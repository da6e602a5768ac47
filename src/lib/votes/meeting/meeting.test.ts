import { describe, expect, it } from 'vitest';
import { parseBundle } from '../bundle.ts';
import { count } from '../count.ts';
import { ballotsOfHands, handsFault, meetingFits } from './meeting.ts';
import { handsForm } from './hands.form.ts';

const hands = (present: number, votes_for = 0, votes_against = 0, abstaining = 0) => ({
	present,
	votes_for,
	votes_against,
	abstaining
});

describe('the numbers of a meeting', () => {
	it.each([
		[hands(0), 0, null],
		[hands(42, 30, 8, 2), 42, null],
		[hands(42, 30, 8, 4), 60, null],
		[hands(42, 30, 8, 5), 60, 'more_hands_than_present'],
		[hands(43, 30), 42, 'more_than_electors']
	] as const)('%j of %i electors: %s', (counted, electors, fault) => {
		expect(handsFault(counted, electors)).toBe(fault);
	});

	it.each(['', ' ', '-1', '1.5', '1e3', '９', '99999999'])('%j is no number of hands', (typed) => {
		const form = { key: 'k', present: '1', votes_for: typed, votes_against: '0', abstaining: '0' };
		expect(handsForm.safeParse(form).success).toBe(false);
	});
});

describe('the rule of a meeting', () => {
	const rule = (basis: 'heads' | 'households' | 'area') => ({
		id: 'r',
		participation: [{ basis, fraction: [2, 3] as const, strict: false }],
		approval: [{ basis, fraction: [1, 2] as const, strict: true, of: 'participants' as const }]
	});

	it.each([
		['adults', 'heads', true],
		['representatives', 'heads', true],
		['households', 'households', true],
		['households', 'heads', true],
		['owners', 'heads', true],
		['owners', 'area', false],
		['adults', 'households', false]
	] as const)('%s by %s: %s', (kind, basis, fits) => {
		expect(meetingFits(kind, rule(basis))).toBe(fits);
	});

	it('may ask for nothing', () => {
		expect(meetingFits('owners', { id: 'r', participation: [], approval: [] })).toBe(true);
	});
});

describe('hands as ballots', () => {
	it.each([
		['adults', { heads: 60 }],
		['households', { heads: 60, households: 60 }]
	] as const)('of %s count as what was said, and as blank where no hand was raised', (kind, of) => {
		const parsed = parseBundle({
			format: 'minyi-count/1',
			method: 'motion',
			electorate: of,
			ballots: ballotsOfHands(hands(42, 30, 8, 2), kind)
		});
		if (!parsed.ok) throw new Error(`${parsed.where}: ${parsed.why}`);
		const result = count(parsed.bundle);
		expect(result).toMatchObject({ ballots: 42, valid: 40, blank: 2, invalid: 0 });
		for (const share of Object.values(result.turnout ?? {})) {
			expect(share).toEqual({ cast: 42, of: 60 });
		}
		expect(result.options.map(({ id, heads }) => [id, heads])).toEqual([
			['for', 30],
			['against', 8],
			['abstain', 2]
		]);
	});

	it('make no line of nothing', () => {
		expect(ballotsOfHands(hands(3, 3), 'adults')).toEqual([
			{ choice: 'for', count: 3, heads: 1, channel: 'meeting' }
		]);
	});
});
