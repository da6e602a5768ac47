import { describe, expect, test } from 'vitest';
import type { Ballot } from '../ballots.ts';
import { parseBundle, type Bundle } from '../bundle.ts';
import { count, detailsOf } from '../count.ts';
import { printFault } from '../fault.ts';
import { publicDetails } from '../public-details.ts';
import type { Choice, MethodId, Terms } from './method.ts';

type Head = Partial<Bundle> & Terms;

function bundle(method: MethodId, choices: (Choice | Ballot)[], head: Head): Bundle {
	const ballots = choices.map((one) =>
		typeof one === 'object' && 'choice' in one ? one : { choice: one }
	);
	const parsed = parseBundle({ format: 'minyi-count/1', method, ...head, ballots });
	if (!parsed.ok) throw new Error(printFault(parsed));
	return parsed.bundle;
}

function ends(made: Bundle) {
	const { outcome, winners, tied } = count(made);
	return [outcome, winners.join(''), tied.join('')];
}

const abc = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('approval: every option that a ballot names gets it whole, the most-named wins', () => {
	const result = count(bundle('approval', [['a', 'b'], ['b'], ['c', 'b'], []], { options: abc }));
	expect(result).toMatchObject({ valid: 3, blank: 1, winners: ['b'] });
	expect(result.options.map(({ score }) => score)).toEqual([1, 3, 1]);
	const tie = [['a', 'c'], ['b']];
	expect(ends(bundle('approval', tie, { options: abc }))).toEqual(['tied', '', 'abc']);
	expect(ends(bundle('approval', tie, { options: abc, tieBreak: 'listed' }))).toEqual([
		'chosen',
		'a',
		''
	]);
});

describe('score', () => {
	const scale = [-1, 3] as const;

	test('the largest sum wins, and who is not scored gets the lowest', () => {
		const result = count(
			bundle('score', [{ a: 3 }, { b: 2, c: -1 }, { b: 1 }], { options: abc, scale })
		);
		expect(result.options.map(({ score, heads }) => [score, heads])).toEqual([
			[1, 1],
			[2, 2],
			[-3, 1]
		]);
		expect(result.winners).toEqual(['b']);
	});

	test('behind the winner stand the ballots that give it more than the middle of the scale', () => {
		const approval = [
			{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' } as const
		];
		const rule = { id: 'r', participation: [], approval };
		const made = bundle('score', [{ a: 3 }, { a: 1 }, { a: 2 }], { options: abc, scale, rule });
		expect(count(made)).toMatchObject({ outcome: 'passed', requirements: [{ need: 2, have: 2 }] });
	});

	test('mean and median are by weight and over those who scored it; few are not counted out', () => {
		const choices = [
			{ choice: { a: 0 }, heads: 3 },
			{ choice: { a: 2 }, count: 2 }
		];
		const more: Ballot[] = [{ choice: { a: 3, b: 1 }, count: 6 }, { choice: { a: -1 } }];
		const details = detailsOf(bundle('score', [...choices, ...more], { options: abc, scale }));
		expect(details).toMatchObject({
			options: [
				{
					mean: [21, 12],
					median: 2.5,
					counts: [
						[-1, 1],
						[0, 1],
						[2, 2],
						[3, 6]
					]
				},
				{ mean: [6, 6], median: 1, counts: [[1, 6]] },
				{ mean: null, median: null, counts: [] }
			]
		});
		expect(publicDetails(details)).toMatchObject({
			options: [
				{
					counts: [
						[-1, null],
						[0, null],
						[2, null],
						[3, 6]
					]
				},
				{},
				{}
			]
		});
	});
});

const projects = (...costs: number[]) => costs.map((cost, i) => ({ id: 'abcdef'.charAt(i), cost }));
const votes = (...named: [number, string][]): Ballot[] =>
	named.map(([many, ids]) => ({ count: many, choice: [...ids] }));

describe('a budget given out greedily', () => {
	const choices = votes([5, 'a'], [4, 'b'], [3, 'c'], [2, 'd']);

	test('passes over what no longer fits, or ends there', () => {
		const options = projects(60, 50, 40, 0);
		const skipping = count(bundle('budget-greedy', choices, { options, budget: 100 }));
		expect(skipping.winners).toEqual(['a', 'c', 'd']);
		expect(skipping.rounds).toEqual([
			{ picked: 'a', score: 5, remaining: 40 },
			{ picked: 'c', score: 3, remaining: 0 },
			{ picked: 'd', score: 2, remaining: 0 }
		]);
		const made = bundle('budget-greedy', choices, { options, budget: 100, skip: false });
		expect(count(made).winners).toEqual(['a']);
		expect(detailsOf(made)).toEqual({ kind: 'budget', spent: 60, left: 40 });
	});

	test('ranks by points where residents spread them', () => {
		const made = bundle('budget-greedy', [{ a: 1, b: 9, c: 0 }, { a: 2 }], {
			options: projects(60, 50, 1),
			budget: 100,
			points: 10
		});
		expect(ends(made)).toEqual(['chosen', 'b', '']);
		expect(count(made).options.map(({ score, heads }) => [score, heads])).toEqual([
			[3, 2],
			[9, 1],
			[0, 0]
		]);
	});

	test.each([
		['equal scores for which the money reaches', [50, 50, 10], 110, true, ['chosen', 'abc', '']],
		['for which it does not', [60, 50, 10], 100, true, ['tied', '', 'ab']],
		['one of which could not be had anyway', [160, 50, 10], 100, true, ['chosen', 'bc', '']],
		['one of which would end it', [160, 50, 10], 100, false, ['tied', '', 'ab']],
		['none of which fits', [160, 150, 10], 100, true, ['chosen', 'c', '']]
	] as const)('%s', (_, costs, budget, skip, expected) => {
		const head = { options: projects(...costs), budget, skip };
		const equal = votes([3, 'ab'], [1, 'c']);
		expect(ends(bundle('budget-greedy', equal, head))).toEqual(expected);
	});

	test('picks nothing that nobody wants, and has failed when it pays for nothing', () => {
		const options = projects(1, 200);
		expect(ends(bundle('budget-greedy', votes([3, 'b']), { options, budget: 100 }))).toEqual([
			'failed',
			'',
			''
		]);
		expect(ends(bundle('budget-greedy', [], { options, budget: 100 }))[0]).toBe('failed');
	});

	test('a rule asks about the ballots that name at least one winner', () => {
		const approval = [
			{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' } as const
		];
		const rule = { id: 'r', participation: [], approval };
		const head = { options: projects(60, 50, 40, 0), budget: 100, rule };
		expect(count(bundle('budget-greedy', choices, head)).requirements[0]?.have).toBe(10);
	});
});

describe('equal shares', () => {
	/** 60 want a, b, c, 40 want d, e, f; each costs a third of the money. */
	const options = projects(30, 30, 30, 30, 30, 30);
	const groups = votes([60, 'abc'], [40, 'def']);

	test('give each group a say over its share, where greedily the larger takes all', () => {
		const head = { options, budget: 90, tieBreak: 'listed' } as const;
		expect(ends(bundle('budget-greedy', groups, head))[1]).toBe('abc');
		const shared = bundle('budget-equal-shares', groups, head);
		expect(ends(shared)).toEqual(['chosen', 'adb', '']);
		expect(count(shared).rounds).toEqual([
			{ picked: 'a', score: 60, remaining: 60 },
			{ picked: 'd', score: 40, remaining: 30 },
			{ picked: 'b', score: 60, remaining: 0 }
		]);
		expect(detailsOf(shared)).toEqual({
			kind: 'budget',
			spent: 90,
			left: 0,
			completion: 'greedy',
			completed: ['b']
		});
	});

	test('those who have less give all they have, and count for that part of a vote', () => {
		// Shares of 20 each. The four pay 15 each for a; for b two give their last 5, and the third 16: 26/16 votes.
		const named = votes([2, 'ab'], [2, 'a'], [1, 'b']);
		const made = bundle('budget-equal-shares', named, { options: projects(60, 26), budget: 100 });
		expect(count(made).rounds).toEqual([
			{ picked: 'a', score: 4, remaining: 40 },
			{ picked: 'b', score: 1.625, remaining: 14 }
		]);
	});

	test('what nobody can buy together any more is given out greedily', () => {
		const head = { options: projects(40, 45), budget: 90 };
		const made = bundle('budget-equal-shares', votes([2, 'ab'], [1, 'b']), head);
		expect(count(made).winners).toEqual(['b', 'a']);
		expect(detailsOf(made)).toMatchObject({ left: 5, completed: ['a'] });
	});

	test('a tie that changes what is bought is reported, one that does not is none', () => {
		const both = votes([2, 'ab']);
		const two = (budget: number) => ({ options: projects(50, 50), budget });
		expect(ends(bundle('budget-equal-shares', both, two(100)))).toEqual(['chosen', 'ab', '']);
		expect(ends(bundle('budget-equal-shares', both, two(60)))).toEqual(['tied', '', 'ab']);
	});
});
