import { describe, expect, test } from 'vitest';
import { wholeTerms } from '#lib/programmes/terms.fixture.ts';
import { faultOf, type PanelVote } from './deciding.ts';

const vote: PanelVote = {
	...{ tier: 'base', members: 9, present: 5, inFavour: 3, against: 1, abstained: 1, reason: '' }
};

describe('a vote of the panel', () => {
	test.each([
		['stands with more than half present and more than half of them in favour', {}, null],
		['needs more than half of the members', { members: 10 }, 'no_quorum'],
		['needs more than half of those present', { inFavour: 2, against: 2 }, 'not_in_favour'],
		['counts everybody present once', { abstained: 2 }, 'does_not_add_up'],
		['has no more present than members', { members: 4 }, 'more_than_present'],
		['has whole numbers', { present: 4.5 }, 'not_whole'],
		['knows the tier', { tier: 'crown', reason: '因为' }, 'no_such_tier'],
		['says why it differs from the proposal', { tier: 'site' }, 'no_reason'],
		['may differ with a reason', { tier: 'site', reason: '走访所见' }, null],
		['says why it refuses', { tier: null, reason: ' ' }, 'no_reason'],
		['may refuse with a reason', { tier: null, reason: '材料不足' }, null]
	] as const)('%s', (_, more, expected) => {
		expect(faultOf({ ...vote, ...more }, 'base', wholeTerms().tiers)).toBe(expected);
	});
});
