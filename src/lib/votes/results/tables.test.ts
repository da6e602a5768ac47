import { expect, test } from 'vitest';
import type { Bundle } from '../bundle.ts';
import { count, detailsOf } from '../count.ts';
import { isCircle, losersTo, pairRows } from './pair-table.ts';
import { projectRows } from './project-table.ts';
import { runoffRounds, runoffRows } from './runoff-table.ts';
import { scoresShown, spreadRows } from './spread-table.ts';

const bundle = (given: Partial<Bundle>): Bundle => ({
	format: 'minyi-count/1',
	method: 'irv',
	options: ['a', 'b', 'c'].map((id) => ({ id })),
	tieBreak: 'none',
	ballots: [],
	...given
});

test('a runoff is told by rounds, and by how far each option came', () => {
	const ballots = [
		{ choice: [['a']], count: 8 },
		{ choice: [['b']], count: 7 },
		{ choice: [['c'], ['b']], count: 4 }
	];
	const rounds = runoffRounds(count(bundle({ ballots })));
	expect(rounds.map(({ left }) => left)).toEqual([['c'], []]);
	expect(rounds[1]?.tallies).toEqual([
		{ id: 'b', score: 11 },
		{ id: 'a', score: 8 }
	]);
	expect(runoffRows(rounds)).toEqual([
		{ id: 'b', cells: [7, 11] },
		{ id: 'a', cells: [8, 8] },
		{ id: 'c', cells: [4, null] }
	]);
});

test('pairs say who beats whom, and whether they go round in a circle', () => {
	const circle = [
		{ choice: [['a'], ['b'], ['c']], count: 4 },
		{ choice: [['b'], ['c'], ['a']], count: 3 },
		{ choice: [['c'], ['a'], ['b']], count: 2 }
	];
	const counted = bundle({ method: 'schulze', ballots: circle });
	const details = detailsOf(counted);
	if (details?.kind !== 'pairs') throw new Error('no pairs');
	const rows = pairRows(['a', 'b', 'c'], details);
	expect(rows[0]?.cells).toEqual([null, { over: 6, wins: true }, { over: 4, wins: false }]);
	expect(losersTo('a', rows)).toEqual(['b']);
	expect(isCircle(count(counted).winners[0] ?? '', rows)).toBe(true);
});

test('projects stand in the order of picking, then by support', () => {
	const options = [
		{ id: 'a', label: '', detail: '', cost: 60 },
		{ id: 'b', label: '', detail: '', cost: 50 },
		{ id: 'c', label: '', detail: '', cost: 30 }
	];
	const ballots = [
		{ choice: ['a', 'c'], count: 5 },
		{ choice: ['a', 'b'], count: 6 }
	];
	const costed = options.map(({ id, cost }) => ({ id, cost }));
	const result = count(bundle({ method: 'budget-greedy', budget: 100, options: costed, ballots }));
	expect(projectRows(options, result)).toEqual([
		{ id: 'a', cost: 60, support: 11, step: 1, then: 11, remaining: 40 },
		{ id: 'c', cost: 30, support: 5, step: 2, then: 5, remaining: 10 },
		{ id: 'b', cost: 50, support: 6, step: null, then: null, remaining: null }
	]);
});

test('scores are told over the whole of a short scale, and of a long one where there are any', () => {
	const ballots: Bundle['ballots'] = [
		{ choice: { a: 5, b: 0 }, count: 6 },
		{ choice: { a: 2 }, count: 6 }
	];
	const details = detailsOf(bundle({ method: 'score', scale: [0, 5], ballots }));
	if (details?.kind !== 'spread') throw new Error('no spread');
	const scores = scoresShown([0, 5], details);
	expect(spreadRows(details, scores)).toEqual([
		{ id: 'a', mean: '3.50', median: '3.5', counts: [0, 0, 6, 0, 0, 6] },
		{ id: 'b', mean: '0.00', median: '0', counts: [6, 0, 0, 0, 0, 0] },
		{ id: 'c', mean: '—', median: '—', counts: [0, 0, 0, 0, 0, 0] }
	]);
	expect(scoresShown([0, 100], details)).toEqual([0, 2, 5]);
});
