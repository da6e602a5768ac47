import { expect, test } from 'vitest';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { selfShares } from './self-shares.ts';

test.each([
	['all of it', { e1: 400, e2: 400, d1: 400 }, [10_000, 10_000]],
	['none of it', { e1: 0, e2: 0, d1: 0 }, [0, 0]],
	['its parts by their weights', { e1: 400, e2: 0, d1: 200 }, [4_000, 5_000]],
	['nothing before all of a criterion is scored', { e1: 400, d1: 200 }, [null, 5_000]],
	['nothing of nothing', {}, [null, null]]
] as const)('a unit claims %s', (_, scores, expected) => {
	const found = selfShares(criteria, new Map(Object.entries(scores)));
	expect(criteria.map(({ key }) => found.get(key))).toEqual(expected);
});
