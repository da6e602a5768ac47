import { expect, test } from 'vitest';
import { printFault } from './fault.ts';
import { parseRule } from './parse-rule.ts';

const share = { basis: 'heads', fraction: [1, 2], strict: true };
const approval = [{ ...share, of: 'participants' }];

test('a rule is read as it is written', () => {
	const rule = { id: 'mine', participation: [share], approval };
	expect(parseRule(rule)).toEqual({ ok: true, rule });
});

test('a rule without an id is a custom one', () => {
	expect(parseRule({ participation: [], approval })).toMatchObject({ rule: { id: 'custom' } });
});

test.each([
	[null, 'rule: must be an object'],
	[[], 'rule: must be an object'],
	[{ id: 7, participation: [], approval }, 'rule.id: must be text'],
	[{ approval }, 'rule.participation: is missing'],
	[{ participation: {}, approval }, 'rule.participation: must be a list'],
	[{ participation: [], approval: [] }, 'rule: must ask for participation or approval'],
	[{ participation: [7], approval }, 'rule.participation[0]: must be an object'],
	[
		{ participation: [{ ...share, of: 'decided' }], approval },
		'rule.participation[0].of: participation is always of the electorate'
	],
	[
		{ participation: [{ ...share, fractoin: [1, 2] }], approval },
		'rule.participation[0]: unknown field "fractoin"'
	],
	[
		{ participation: [], approval: [share] },
		'rule.approval[0].of: must be one of participants, electorate, decided'
	],
	...(
		[
			[{ basis: '__proto__' }, 'basis: must be one of heads, households, area'],
			[{ strict: 'yes' }, 'strict: must be true or false'],
			[{ fraction: 0.5 }, 'fraction: must be [numerator, denominator]'],
			[{ fraction: [1, 2, 3] }, 'fraction: must be [numerator, denominator]'],
			[{ fraction: [1, 0] }, 'fraction: must be two whole numbers from 1'],
			[{ fraction: [0, 2] }, 'fraction: must be two whole numbers from 1'],
			[{ fraction: [0.5, 1] }, 'fraction: must be two whole numbers from 1'],
			[{ fraction: [1, 1e20] }, 'fraction: must be two whole numbers from 1'],
			[{ fraction: ['1', '2'] }, 'fraction: must be two whole numbers from 1'],
			[{ fraction: [3, 2] }, 'fraction: must not pass 1'],
			[{ fraction: [2, 2] }, 'fraction: more than all is impossible']
		] as const
	).map(
		([wrong, why]) =>
			[
				{ participation: [], approval: [approval[0], { ...approval[0], ...wrong }] },
				`rule.approval[1].${why}`
			] as const
	)
] as const)('%j is refused with its place', (raw, line) => {
	const parsed = parseRule(raw);
	expect(parsed.ok ? 'accepted' : printFault(parsed)).toBe(line);
});
