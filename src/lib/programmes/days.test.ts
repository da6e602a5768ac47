import { expect, test } from 'vitest';
import { daysFrom, yearsLater } from './days.ts';
import { phaseNames } from './programme.ts';

const zone = 'Asia/Shanghai';

test('days follow one another, from a midnight to the ends of days', () => {
	const days = daysFrom(Date.UTC(2027, 2, 1, 5), zone);
	const times = phaseNames.map((name) => days[name]);
	expect([...times].sort((a, b) => a - b)).toEqual(times);
	expect(times.every((at) => (at + 8 * 3_600_000) % 86_400_000 === 0)).toBe(true);
});

test('a year later it is the same day at the same time; a leap day becomes the day before', () => {
	const at = Date.UTC(2028, 1, 28, 16);
	const phases = {
		opens_at: at,
		closes_at: at,
		review_until: at,
		settle_until: at,
		decide_until: at
	};
	expect(new Date(yearsLater(phases, 1, zone).opens_at).toISOString()).toBe(
		'2029-02-27T16:00:00.000Z'
	);
	expect(yearsLater(phases, 4, zone).opens_at).toBe(Date.UTC(2032, 1, 28, 16));
});
