import { describe, expect, it } from 'vitest';
import { closedBy, endsAt, isOpen, ruleFits, status } from './votes.ts';

const draft = {
	opens_at: 100,
	closes_at: 200,
	opened_at: null as number | null,
	closed_at: null as number | null,
	cancelled_at: null as number | null,
	discarded_at: null as number | null,
	published_at: null as number | null
};
const opened = { ...draft, opened_at: 50 };

describe('where a vote stands', () => {
	it.each([
		['is a draft until it is opened', draft, 150, 'draft'],
		['stays a draft after its times', draft, 250, 'draft'],
		['is discarded for good', { ...draft, discarded_at: 10 }, 150, 'discarded'],
		['is scheduled before its time', opened, 99, 'scheduled'],
		['opens by the clock', opened, 100, 'open'],
		['is open to the last millisecond', opened, 199, 'open'],
		['closes by the clock', opened, 200, 'closed'],
		['is closed by people before', { ...opened, closed_at: 150 }, 150, 'closed'],
		['was open until then', { ...opened, closed_at: 150 }, 149, 'open'],
		['is counted', { ...opened, closed_at: 200, published_at: 300 }, 300, 'counted'],
		['is cancelled for good', { ...opened, closed_at: 150, cancelled_at: 150 }, 250, 'cancelled']
	])('%s', (_what, vote, now, expected) => {
		expect(status(vote, now)).toBe(expected);
		expect(isOpen(vote, now)).toBe(expected === 'open');
	});

	it('ends when people close it, or at its time', () => {
		expect(endsAt(opened)).toBe(200);
		expect(endsAt({ ...opened, closed_at: 150 })).toBe(150);
	});

	it('says who closed it', () => {
		expect(closedBy({ closed_by: null, closed_with: null })).toBe('the_clock');
		expect(closedBy({ closed_by: 'a', closed_with: null })).toBe('one');
		expect(closedBy({ closed_by: 'a', closed_with: 'b' })).toBe('two');
	});
});

describe('a rule fits a roll', () => {
	const rule = (basis: 'heads' | 'households' | 'area') => ({
		id: 'r',
		participation: [],
		approval: [{ basis, fraction: [1, 2] as const, strict: true, of: 'participants' as const }]
	});

	it.each([
		['heads', 'adults', true],
		['heads', 'owners', true],
		['area', 'owners', true],
		['area', 'households', false],
		['households', 'households', true],
		['households', 'representatives', false]
	] as const)('by %s of %s: %s', (basis, kind, fits) => {
		expect(ruleFits(rule(basis), kind)).toBe(fits);
	});
});
