import { expect, test } from 'vitest';
import { meanRule } from './rule-meaning.ts';
import type { Rule } from './rules.ts';

const owners: Rule = {
	id: 'owners-ordinary',
	participation: [{ basis: 'heads', fraction: [2, 3], strict: false }],
	approval: [
		{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' },
		{ basis: 'area', fraction: [1, 2], strict: true, of: 'electorate' }
	]
};

test('a share of the roll is said as a number; a share of participants for just enough and for all', () => {
	const [taking, approving, ofAll] = meanRule(owners, { heads: 1218, area: 100_000 });
	expect(taking).toMatchObject({ need: 812, total: 1218, ifEnough: null, ifAll: null });
	expect(approving).toMatchObject({
		need: null,
		ifEnough: { participants: 812, need: 407 },
		ifAll: { participants: 1218, need: 610 }
	});
	expect(ofAll).toMatchObject({ need: 50_001, ifAll: null });
});

test('where no participation is asked for, nothing is said of just enough', () => {
	const rule: Rule = { ...owners, participation: [] };
	expect(meanRule(rule, { heads: 10, area: 0 })[0]).toMatchObject({ ifEnough: null });
});
