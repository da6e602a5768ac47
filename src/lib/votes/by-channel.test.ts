import { expect, test } from 'vitest';
import type { Ballot } from './ballots.ts';
import { byChannel } from './by-channel.ts';
import type { Bundle } from './bundle.ts';

const motion = (...ballots: Ballot[]): Bundle => ({
	format: 'minyi-count/1',
	method: 'motion',
	ballots
});
const line = (choice: string | null, channel: string, count: number): Ballot => ({
	choice,
	channel,
	count
});

test('a table with cells of 5 and more is shown whole, the largest channel first', () => {
	const table = byChannel(
		motion(
			line('for', 'paper', 20),
			line('for', 'online', 100),
			line('against', 'online', 7),
			line('against', 'paper', 6)
		)
	);
	expect(table.options).toEqual(['for', 'against', 'abstain']);
	expect(table.rows).toEqual([
		{
			channel: 'online',
			ballots: 107,
			rounded: false,
			options: [100, 7, 0],
			blank: 0,
			invalid: 0
		},
		{ channel: 'paper', ballots: 26, rounded: false, options: [20, 6, 0], blank: 0, invalid: 0 }
	]);
});

test('a small cell hides a second one of its column, and sums that would give them away are rounded', () => {
	const { rows } = byChannel(
		motion(
			line('for', 'online', 100),
			line('for', 'paper', 30),
			line('against', 'online', 51),
			line('against', 'paper', 2)
		)
	);
	expect(rows.map(({ options }) => options)).toEqual([
		[100, null, 0],
		[30, null, 0]
	]);
	expect(rows).toMatchObject([
		{ ballots: 150, rounded: true },
		{ ballots: 30, rounded: true }
	]);
});

test('a channel of fewer than 5 ballots says nothing but that it was used', () => {
	const { rows } = byChannel(motion(line('for', 'online', 90), line('for', 'proxy', 3)));
	expect(rows[1]).toMatchObject({ channel: 'proxy', ballots: null, options: [null, 0, 0] });
});

test('blank and spoiled ballots have columns of their own', () => {
	const { rows } = byChannel(
		motion(line('for', 'paper', 10), line(null, 'paper', 6), {
			invalid: true,
			channel: 'paper',
			count: 5
		})
	);
	expect(rows).toMatchObject([{ channel: 'paper', ballots: 21, blank: 6, invalid: 5 }]);
});

test('ballots without a channel are left out', () => {
	expect(byChannel(motion({ choice: 'for', count: 9 })).rows).toEqual([]);
});
