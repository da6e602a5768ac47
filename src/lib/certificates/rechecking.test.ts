import { describe, expect, test } from 'vitest';
import { DAY, START, wholeTerms } from '#lib/programmes/terms.fixture.ts';
import { faultOf, lowerTiers, type Recheck } from './rechecking.ts';

const { criteria, tiers } = wholeTerms();
const about = { criteria, tiers, held: 'base', valid_until: START + 100 * DAY };
const kept: Recheck = {
	outcome: 'kept',
	tier: null,
	reason: '各项保持',
	assessment: criteria.map(({ key }) => ({ criterion: key, share: 8_000, words: '' })),
	nextDueAt: START + 50 * DAY
};

describe('a re-check', () => {
	test.each([
		['stands when every criterion has a score', {}, null],
		['needs an outcome', { outcome: null }, 'no_outcome'],
		['needs a reason', { reason: ' ' }, 'no_reason'],
		['needs every criterion', { assessment: kept.assessment.slice(1) }, 'not_assessed'],
		[
			'knows scores from 0 to 100 per cent',
			{ assessment: [{ criterion: 'election', share: 10_001, words: '' }] },
			'bad_score'
		],
		['leads to a lower tier', { outcome: 'downgraded', tier: 'site' }, null],
		['does not lead to the same tier', { outcome: 'downgraded', tier: 'base' }, 'no_such_tier'],
		['does not lead to no tier', { outcome: 'downgraded', tier: null }, 'no_such_tier'],
		['ends a designation without scores', { outcome: 'revoked', assessment: [] }, null],
		['may be the last', { nextDueAt: null }, null],
		['is not followed by one in the past', { nextDueAt: START - 1 }, 'bad_day'],
		['is not followed by one after the end', { nextDueAt: START + 101 * DAY }, 'bad_day']
	] as const)('%s', (_, change, expected) => {
		expect(faultOf({ ...kept, ...change }, about, START)).toBe(expected);
	});

	test('the lowest tier has none below it, nor has one that is not known', () => {
		expect(lowerTiers(tiers, 'base').map(({ key }) => key)).toEqual(['site']);
		expect(lowerTiers(tiers, 'site')).toEqual([]);
		expect(lowerTiers(tiers, 'gone')).toEqual([]);
	});
});
