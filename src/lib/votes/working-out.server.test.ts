import { expect, it } from 'vitest';
import type { Ballot } from './ballots.ts';
import type { Head } from './bundle-head.ts';
import { workOut } from './work-out.ts';
import { workOutApart } from './working-out.server.ts';

const head: Head = {
	format: 'minyi-count/1',
	method: 'schulze',
	options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
};
const rankings = [[['a'], ['b']], [['b', 'c']], [['c'], ['a'], ['b']]];
const many = (lines: number): Ballot[] =>
	Array.from({ length: lines }, (_, i) => ({ choice: rankings[i % 3] ?? null, channel: 'online' }));

it('a thread of its own comes to the same as one would here', async () => {
	const ballots = many(25_003);
	expect(await workOutApart(head, ballots)).toEqual(workOut({ ...head, ballots }));
});

it('what is no true count is refused, in the thread too', async () => {
	const ballots = many(6_000);
	const small = { ...head, electorate: { heads: 10 } };
	await expect(workOutApart(small, ballots)).rejects.toThrow('electorate has 10');
	await expect(workOutApart(small, ballots.slice(0, 20))).rejects.toThrow('electorate has 10');
});
