import { describe, expect, test } from 'vitest';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { compare, unexplained, type Row } from './peers.ts';

const asked = { criteria, gap: 2_000 };
const row = (id: string, scores: Record<string, number>, sealed_at: number | null = 1): Row => ({
	...{ id, sealed_at },
	said: new Map(
		Object.entries(scores).map(([key, score]) => [key, { score, comment: '有记录', reason: '' }])
	)
});
const both = [row('b', { e1: 100, e2: 300, d1: 300 }), row('a', { e1: 400, e2: 300, d1: 300 })];

describe('the reviews of an application', () => {
	test('are seen by their evaluators once all are sealed, and not before', () => {
		const out = [row('a', { e1: 100 }), row('b', { e1: 400 }, null)];
		expect(compare(asked, out, new Map(), 'a')).toEqual({
			...{ of: 2, sealed: 1, isIn: false, peers: [] },
			...{ apart: new Set(), agreed: new Map() }
		});
		expect(compare(asked, [], new Map(), 'a').isIn).toBe(false);
	});

	test('carry numbers, the same for everybody, and no names', () => {
		const seen = (own: string) =>
			compare(asked, both, new Map(), own).peers.map(({ number, isOwn, said }) => [
				number,
				isOwn,
				said.get('e1')?.score
			]);
		expect(seen('a')).toEqual([
			[1, true, 400],
			[2, false, 100]
		]);
		expect(seen('b')).toEqual([
			[1, false, 400],
			[2, true, 100]
		]);
	});

	test('ask for reasons where scores lie further apart than the gap, until that is settled', () => {
		const apart = compare(asked, both, new Map(), 'a');
		expect(apart.apart).toEqual(new Set(['e1']));
		expect(unexplained(apart)).toEqual(['e1']);
		const agreed = new Map([['e1', { by: 'settlement' as const, score: 300, reason: '看了台账' }]]);
		const settled = compare(asked, both, agreed, 'a');
		expect(settled.apart).toEqual(new Set(['e1']));
		expect(unexplained(settled)).toEqual([]);
	});
});
