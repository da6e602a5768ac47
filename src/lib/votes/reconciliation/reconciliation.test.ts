import { describe, expect, it } from 'vitest';
import { isOverfull, whatDiffers, type Reconciliation } from './reconciliation.ts';

const fine: Reconciliation = {
	electors: { opened: 100, added: 2, removed: 1, now: 101 },
	sums: [{ basis: 'heads', frozen: 101, now: 101 }],
	channels: [
		{ channel: 'online', marks: 40, ballots: 40, invalid: 0 },
		{ channel: 'paper', marks: 30, ballots: 30, invalid: 2 }
	],
	strangers: 0,
	slips: { issued: 101, voided: 1, used: 40, without: 0 },
	batches: [
		{ number: 1, papers: 20, marks: 20, ballots: 20 },
		{ number: 2, papers: 11, marks: 11, ballots: 11 }
	],
	withdrawnPapers: 1,
	hands: null,
	keptObjections: 0
};

describe('what differs', () => {
	it('is nothing where all records agree', () => {
		expect(whatDiffers(fine)).toEqual([]);
	});

	it.each([
		[
			'electors that no amendment explains',
			{ electors: { ...fine.electors, now: 102 } },
			[{ what: 'electors', expected: 101, found: 102 }]
		],
		[
			'sums that the roll does not come to',
			{ sums: [{ basis: 'area' as const, frozen: 900, now: 800 }] },
			[{ what: 'sums', basis: 'area', expected: 900, found: 800 }]
		],
		[
			'more ballots than marks in a channel',
			{
				channels: [{ channel: 'online' as const, marks: 40, ballots: 41, invalid: 0 }],
				batches: []
			},
			[
				{ what: 'channel', channel: 'online', expected: 40, found: 41 },
				{ what: 'papers', expected: -1, found: 0 }
			]
		],
		[
			'a batch whose papers are not its ballots',
			{ batches: [{ number: 3, papers: 32, marks: 31, ballots: 31 }] },
			[{ what: 'batch', number: 3, papers: 32, marks: 31, found: 31 }]
		],
		['marks of nobody', { strangers: 1 }, [{ what: 'strangers', found: 1 }]],
		[
			'a ballot sent without a slip',
			{ slips: { ...fine.slips, without: 1 } },
			[{ what: 'without_slip', found: 1 }]
		],
		['an objection whose ballot stays', { keptObjections: 1 }, [{ what: 'objections', found: 1 }]]
	])('names %s', (_what, changed, expected) => {
		expect(whatDiffers({ ...fine, ...changed })).toEqual(expected);
	});

	it('asks no marks of a show of hands', () => {
		const channels = [{ channel: 'meeting' as const, marks: 0, ballots: 30, invalid: 0 }];
		const meeting = { ...fine, channels, batches: [], withdrawnPapers: 0 };
		expect(whatDiffers(meeting)).toEqual([]);
	});
});

describe('too many', () => {
	it('are more marks, ballots or hands than electors', () => {
		const electors = { opened: 70, added: 0, removed: 0, now: 70 };
		expect(isOverfull({ ...fine, electors })).toBe(false);
		expect(isOverfull({ ...fine, electors: { ...electors, now: 69 } })).toBe(true);
		const hands = { present: 102, votes_for: 1, votes_against: 0, abstaining: 0 };
		expect(isOverfull({ ...fine, hands })).toBe(true);
	});
});
