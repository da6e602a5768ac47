import { expect, test } from 'vitest';
import type { Ballot } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import { publishBundle } from './publish-bundle.ts';

function published(ballots: readonly Ballot[]): readonly Ballot[] {
	return publishBundle({ format: 'minyi-count/1', method: 'motion', ballots }).ballots;
}

test('weights are summed per choice and channel, and lines come sorted', () => {
	const flats = [9034, 8800, 12_000, 9034, 7001];
	expect(
		published([
			...flats.map((area) => ({ choice: 'for', area, channel: 'online' })),
			...flats.map((area) => ({ choice: 'against', area, channel: 'online' })),
			...flats.map((area) => ({ choice: 'for', area: area + 1, channel: 'assisted' })),
			{ choice: null, count: 6, channel: 'online' }
		])
	).toEqual([
		{ choice: 'against', count: 5, sum: true, heads: 5, area: 45_869, channel: 'online' },
		{ choice: 'for', count: 5, sum: true, heads: 5, area: 45_874, channel: 'assisted' },
		{ choice: 'for', count: 5, sum: true, heads: 5, area: 45_869, channel: 'online' },
		{ choice: null, count: 6, sum: true, heads: 6, channel: 'online' }
	]);
});

test.each([
	['small lines merge', { online: 9, paper: 3, proxy: 2 }, { online: 9, '': 5 }],
	['four are small, five are not', { online: 5, paper: 5 }, { online: 5, paper: 5 }],
	['a lone small line takes the next with it', { online: 300, paper: 3 }, { '': 303 }],
	['the smallest of the others', { online: 300, meeting: 20, paper: 3 }, { online: 300, '': 23 }],
	['a small choice keeps no channel', { online: 2, paper: 1 }, { '': 3 }],
	['a single ballot keeps no channel', { paper: 1 }, { '': 1 }],
	['what has no channel takes small lines', { '': 7, paper: 3, online: 8 }, { '': 10, online: 8 }]
])('%s', (_, channels, expected) => {
	const ballots = Object.entries(channels).map(([channel, count]) => ({
		choice: 'for',
		count,
		...(channel !== '' && { channel })
	}));
	const lines = published(ballots).map(({ channel = '', count }) => [channel, count]);
	expect(Object.fromEntries(lines)).toEqual(expected);
});

test('spoiled ballots are published as a number alone', () => {
	expect(published([{ invalid: true, area: 9034, channel: 'paper' }])).toEqual([
		{ invalid: true, count: 1 }
	]);
});

test('everything but the ballots is published as it was frozen', () => {
	const bundle: Bundle = {
		format: 'minyi-count/1',
		method: 'single',
		options: [{ id: 'a', label: '甲' }],
		tieBreak: 'listed',
		electorate: { heads: 7 },
		rule: {
			id: 'r',
			participation: [],
			approval: [{ basis: 'heads', fraction: [1, 2], strict: true, of: 'decided' }]
		},
		ballots: []
	};
	expect(publishBundle(bundle)).toEqual(bundle);
});
