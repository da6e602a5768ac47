import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phaseNames, status, type Phases, type Status } from './programme.ts';

const phases: Phases = {
	opens_at: 1_000,
	closes_at: 2_000,
	review_until: 3_000,
	settle_until: 4_000,
	decide_until: 5_000
};
const draft = { called_at: null, announced_at: null, settled_at: null };
const called = { ...draft, called_at: 500 };
const announced = { ...called, announced_at: 4_500 };
const settled = { ...announced, settled_at: 5_500 };

describe('a round', () => {
	test.each<[Status, typeof draft | typeof called | typeof announced | typeof settled, number]>([
		['draft', draft, 0],
		['draft', draft, 9_000],
		['called', called, 999],
		['applying', called, 1_000],
		['applying', called, 1_999],
		['reviewing', called, 2_000],
		['reviewing', called, 3_000],
		['reviewing', called, 3_999],
		['deciding', called, 4_000],
		['deciding', called, 9_000],
		['objecting', announced, 4_500],
		['objecting', announced, 99_000],
		['done', settled, 5_500]
	])('is %s', (expected, facts, now) => {
		expect(status(facts, { phases }, now)).toBe(expected);
	});

	test('that was announced early is not applied for again', () => {
		expect(status({ ...called, announced_at: 1_500 }, { phases }, 1_600)).toBe('objecting');
	});

	test('never goes back as time passes', () => {
		const order: Status[] = ['draft', 'called', 'applying', 'reviewing', 'deciding'];
		const moment = fc.integer({ min: 0, max: 10_000 });
		fc.assert(
			fc.property(moment, moment, (one, other) => {
				const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map((now) =>
					order.indexOf(status(called, { phases }, now))
				);
				expect(earlier).toBeLessThanOrEqual(later ?? -1);
			})
		);
	});

	test('has its days in the order in which they are named', () => {
		const days = phaseNames.map((name) => phases[name]);
		expect(days).toEqual([...days].sort((one, other) => one - other));
	});
});
