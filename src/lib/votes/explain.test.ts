import { expect, test } from 'vitest';
import { count } from './count.ts';
import { explain, explainRequirements } from './explain.ts';
import { motion } from './methods/motion.ts';
import { single } from './methods/single.ts';
import { participation, type Rule } from './rules.ts';

const rule: Rule = {
	id: 'villagers-assembly-households',
	participation: [{ basis: 'households', fraction: [2, 3], strict: false }],
	approval: [{ basis: 'households', fraction: [1, 2], strict: true, of: 'participants' }]
};

test('a requirement is explained by what it needs, has and misses, and by its line of the rule', () => {
	const result = count({
		format: 'minyi-count/1',
		method: 'motion',
		rule,
		electorate: { households: 1218 },
		ballots: [{ choice: 'for', count: 640, households: 1 }]
	});
	expect(explain(result, rule)).toEqual([
		{
			kind: 'participation',
			basis: 'households',
			fraction: [2, 3],
			strict: false,
			of: 'electorate',
			need: 812,
			have: 640,
			missing: 172,
			met: false
		},
		{
			kind: 'approval',
			basis: 'households',
			fraction: [1, 2],
			strict: true,
			of: 'participants',
			need: 321,
			have: 640,
			missing: 0,
			met: true
		}
	]);
	expect(explain(result, undefined)).toEqual([]);
});

test('while a vote is open the participation is explained alone', () => {
	const sofar = participation(rule, { households: 9 }, { heads: 0, households: 4, area: 0 });
	expect(explainRequirements(sofar, rule).map(({ kind, missing }) => [kind, missing])).toEqual([
		['participation', 2]
	]);
});

test.each([
	[2, 1, 'more_for'],
	[1, 2, 'more_against'],
	[2, 2, 'as_many_for_as_against'],
	[0, 0, 'nobody_chose']
])('a motion with %i for and %i against: %s', (yes, no, because) => {
	const options = [tally('for', yes), tally('against', no), tally('abstain', 7)];
	expect(motion.because({ options, winners: [], tied: [] })).toBe(because);
});

test.each([
	[2, 1, [], 'most_ballots'],
	[2, 2, ['a', 'b'], 'tie'],
	[2, 2, [], 'tie_broken_as_listed'],
	[0, 0, ['a', 'b'], 'nobody_chose']
])('a single choice with %i and %i, tied %j: %s', (a, b, tied, because) => {
	const options = [tally('a', a), tally('b', b)];
	expect(single.because({ options, winners: [], tied })).toBe(because);
});

function tally(id: string, score: number) {
	return { id, heads: score, households: 0, area: 0, score };
}
