import { expect, test } from 'vitest';
import type { Ballot } from './ballots.ts';
import type { Bundle } from './bundle.ts';
import { count } from './count.ts';
import type { Approval, Rule } from './rules.ts';

const half: Approval = { basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' };
const rule: Rule = {
	id: 'r',
	participation: [{ basis: 'heads', fraction: [1, 2], strict: false }],
	approval: [half]
};

function motion(ballots: readonly Ballot[], more: Partial<Bundle> = {}): Bundle {
	return { format: 'minyi-count/1', method: 'motion', ballots, ...more };
}

function single(ballots: readonly Ballot[], more: Partial<Bundle> = {}): Bundle {
	const options = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
	return { format: 'minyi-count/1', method: 'single', options, ballots, ...more };
}

test('a motion under a rule is counted in full', () => {
	const ballots: Ballot[] = [
		{ choice: 'for', count: 3, area: 9034, channel: 'online' },
		{ choice: 'for', count: 3, heads: 2, area: 20_000, sum: true },
		{ choice: 'against', area: 5000, channel: 'paper' },
		{ choice: 'abstain', count: 2 },
		{ choice: null, area: 100 },
		{ invalid: true, count: 2, heads: 5, area: 77 }
	];
	const electorate = { heads: 18, area: 100_000 };
	expect(count(motion(ballots, { electorate, rule }))).toEqual({
		ballots: 12,
		valid: 9,
		blank: 1,
		invalid: 2,
		turnout: { heads: { cast: 9, of: 18 }, area: { cast: 52_202, of: 100_000 } },
		options: [
			{ id: 'for', heads: 5, households: 0, area: 47_102, score: 5 },
			{ id: 'against', heads: 1, households: 0, area: 5000, score: 1 },
			{ id: 'abstain', heads: 2, households: 0, area: 0, score: 2 }
		],
		winners: ['for'],
		tied: [],
		rounds: [],
		requirements: [
			{ kind: 'participation', basis: 'heads', need: 9, have: 9, met: true },
			{ kind: 'approval', basis: 'heads', need: 5, have: 5, met: true }
		],
		outcome: 'passed'
	});
});

test('an open poll has no turnout, and without a rule nothing is required', () => {
	const result = count(motion([{ choice: 'for' }]));
	expect('turnout' in result).toBe(false);
	expect(result.requirements).toEqual([]);
});

const outcomes = (bundle: Bundle) => {
	const { outcome, winners, tied } = count(bundle);
	return [outcome, winners, tied];
};

test.each([
	[5, 0, 'passed', ['for']],
	[3, 2, 'passed', ['for']],
	[4, 0, 'inquorate', []],
	[3, 3, 'failed', []],
	[2, 6, 'failed', []],
	[0, 0, 'inquorate', []]
] as const)('under the rule %i for and %i against is %s', (yes, no, outcome, winners) => {
	const ballots = [
		...Array<Ballot>(yes).fill({ choice: 'for' }),
		...Array<Ballot>(no).fill({ choice: 'against' })
	];
	const bundle = motion(ballots, { electorate: { heads: 10 }, rule, tieBreak: 'listed' });
	expect(outcomes(bundle)).toEqual([outcome, winners, []]);
});

test('blank ballots and abstentions take part, so that they can make and break a motion', () => {
	const electorate = { heads: 10 };
	const four = Array<Ballot>(4).fill({ choice: 'for' });
	const bundle = (more: Ballot[]) => motion([...four, ...more], { electorate, rule });
	expect(count(bundle([{ invalid: true, count: 6 }])).outcome).toBe('inquorate');
	expect(count(bundle([{ choice: null }])).outcome).toBe('passed');
	expect(count(bundle([{ choice: null, count: 4 }])).outcome).toBe('failed');
	expect(count(bundle([{ choice: 'abstain', count: 4 }])).outcome).toBe('failed');
});

test.each([
	[2, 1, ['chosen', ['for'], []]],
	[1, 2, ['chosen', ['against'], []]],
	[2, 2, ['tied', [], ['for', 'against']]],
	[0, 0, ['tied', [], ['for', 'against']]]
] as const)('without a rule %i for and %i against: %j', (yes, no, expected) => {
	const ballots = [
		...Array<Ballot>(yes).fill({ choice: 'for' }),
		...Array<Ballot>(no).fill({ choice: 'against' }),
		{ choice: 'abstain', count: 9 }
	];
	expect(outcomes(motion(ballots))).toEqual(expected);
	expect(outcomes(motion(ballots, { tieBreak: 'listed' }))).toEqual(expected);
});

test.each([
	['the most-named wins', [0, 3, 2], 'none', ['chosen', ['b'], []]],
	['a tie is a tie', [2, 3, 3], 'none', ['tied', [], ['b', 'c']]],
	['the list breaks a tie', [2, 3, 3], 'listed', ['chosen', ['b'], []]],
	['the list picks nothing that nobody named', [0, 0, 0], 'listed', ['tied', [], ['a', 'b', 'c']]]
] as const)('single choice: %s', (_, [a, b, c], tieBreak, expected) => {
	const ballots = [a, b, c].flatMap((count, i) =>
		count > 0 ? [{ choice: 'abc'.charAt(i), count }] : []
	);
	expect(outcomes(single(ballots, { tieBreak }))).toEqual(expected);
});

test('a rule over a single choice is asked about the leading option', () => {
	const electorate = { heads: 20 };
	const counted = (a: number, b: number, more: Partial<Bundle> = {}) =>
		outcomes(
			single(
				[
					{ choice: 'a', count: a },
					{ choice: 'b', count: b }
				],
				{ electorate, rule, ...more }
			)
		);
	expect(counted(6, 4)).toEqual(['passed', ['a'], []]);
	expect(counted(5, 4)).toEqual(['inquorate', [], []]);
	expect(counted(5, 5)).toEqual(['tied', [], ['a', 'b']]);
	expect(counted(5, 5, { tieBreak: 'listed' })).toEqual(['failed', [], []]);
	const third: Rule = { ...rule, approval: [{ ...half, fraction: [1, 3] }] };
	expect(counted(5, 5, { rule: third, tieBreak: 'listed' })).toEqual(['passed', ['a'], []]);
	const quorumOnly: Rule = { ...rule, approval: [] };
	expect(counted(6, 4, { rule: quorumOnly })).toEqual(['passed', ['a'], []]);
});

test('tied leaders are held against the rule with what each of them has at least', () => {
	const byArea: Rule = { id: 'r', participation: [], approval: [half, { ...half, basis: 'area' }] };
	const ballots = [
		{ choice: 'b', area: 700 },
		{ choice: 'a', area: 300 }
	];
	const { requirements } = count(single(ballots, { rule: byArea }));
	expect(requirements.map(({ have }) => have)).toEqual([1, 300]);
});

test('"of decided" for a single choice is of all who named an option', () => {
	const decided: Rule = { ...rule, participation: [], approval: [{ ...half, of: 'decided' }] };
	const ballots = [{ choice: 'a', count: 2 }, { choice: 'b' }, { choice: null, count: 9 }];
	expect(count(single(ballots, { rule: decided })).requirements).toEqual([
		{ kind: 'approval', basis: 'heads', need: 2, have: 2, met: true }
	]);
});

test('options rank by heads, or by area alone when the rule approves by area alone', () => {
	const ballots = [
		{ choice: 'a', count: 2, area: 10 },
		{ choice: 'b', area: 90 }
	];
	const byArea: Rule = { id: 'r', participation: [], approval: [{ ...half, basis: 'area' }] };
	expect(outcomes(single(ballots))).toEqual(['chosen', ['a'], []]);
	expect(outcomes(single(ballots, { rule: byArea }))).toEqual(['passed', ['b'], []]);
});

test('an empty electorate is inquorate, and no ballots at all are no reason to stumble', () => {
	const nobody = { electorate: { heads: 0, households: 0, area: 0 }, rule };
	expect(count(motion([], nobody))).toMatchObject({
		ballots: 0,
		turnout: { heads: { cast: 0, of: 0 } },
		requirements: [
			{ need: 1, have: 0, met: false },
			{ need: 1, have: 0, met: false }
		],
		outcome: 'inquorate'
	});
	expect(count(single([], nobody)).outcome).toBe('inquorate');
	expect(count(single([])).outcome).toBe('tied');
});

test('area decides exactly at 10¹² units: one hundredth of a square metre makes the difference', () => {
	const special: Rule = {
		id: 'r',
		participation: [{ basis: 'area', fraction: [2, 3], strict: false }],
		approval: [{ ...half, basis: 'area', fraction: [3, 4], strict: false }]
	};
	const all = 3 * 10 ** 12;
	const counted = (yes: number, no: number) =>
		count(
			motion(
				[
					{ choice: 'for', area: yes },
					{ choice: 'against', area: no }
				],
				{ rule: special, electorate: { area: all } }
			)
		).outcome;
	expect(counted(1.5 * 10 ** 12, 0.5 * 10 ** 12)).toBe('passed');
	expect(counted(1.5 * 10 ** 12 - 1, 0.5 * 10 ** 12 + 1)).toBe('failed');
	expect(counted(1.5 * 10 ** 12, 0.5 * 10 ** 12 - 1)).toBe('inquorate');
});

test('sums stay exact up to the last whole number', () => {
	const area = Number.MAX_SAFE_INTEGER;
	const { options } = count(
		motion([
			{ choice: 'for', area: area - 2 },
			{ choice: 'for', count: 2, area: 1 }
		])
	);
	expect(options[0]?.area).toBe(area);
});
