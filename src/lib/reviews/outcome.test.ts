import { describe, expect, test } from 'vitest';
import { exact } from '#lib/programmes/exact.ts';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { sharesOf, standings } from './outcome.ts';

const none = new Map();
const scores = (e1: number, e2: number, d1: number) => new Map(Object.entries({ e1, e2, d1 }));

describe('the standing of an indicator', () => {
	test('is the exact mean of the scores as shares of the scale', () => {
		const all = standings(criteria, [scores(100, 300, 400), scores(200, 300, 400)], none, 5_000);
		expect(sharesOf(all)).toEqual(
			new Map([
				['e1', exact(3, 8)],
				['e2', exact(3, 4)],
				['d1', exact(1)]
			])
		);
		expect(all.map(({ by }) => by)).toEqual(['reviews', 'reviews', 'reviews']);
	});

	test('is apart beyond the gap, not at it', () => {
		const [e1, e2] = standings(criteria, [scores(100, 0, 0), scores(300, 300, 0)], none, 5_000);
		expect([e1?.isApart, e2?.isApart]).toEqual([false, true]);
		expect(e2?.isOpen).toBe(true);
	});

	test('is what was agreed, and what a visit found over that', () => {
		const agreed = new Map([
			['e1', { settlement: 200 }],
			['e2', { settlement: 200, visit: 400 }]
		]);
		const [e1, e2] = standings(criteria, [scores(0, 0, 0), scores(400, 400, 0)], agreed, 5_000);
		expect(e1).toMatchObject({
			share: exact(1, 2),
			by: 'settlement',
			isApart: true,
			isOpen: false
		});
		expect(e2).toMatchObject({ share: exact(1), by: 'visit', isOpen: false });
	});

	test('is nothing where nobody scored', () => {
		expect(standings(criteria, [], none, 1)[0]).toMatchObject({ share: exact(0), isApart: false });
	});
});
