import { expect, test } from 'vitest';
import { openingChecks } from './opening-checks.ts';

const day = 86_400_000;
const vote = { opens_at: 20 * day, closes_at: 30 * day };
const levels = (...args: Parameters<typeof openingChecks>) =>
	Object.fromEntries(openingChecks(...args).map(({ what, level }) => [what, level]));

test('all is well with a public notice of ten days, a roll, and a time to come', () => {
	expect(levels(vote, { published_at: 10 * day, electors: 5, retired: false }, 12 * day)).toEqual({
		published: 'ok',
		roll: 'ok',
		time: 'ok',
		notice_days: 'ok'
	});
});

test('no notice, no roll or a time that has passed stop it', () => {
	expect(levels(vote, { published_at: null, electors: 0, retired: false }, 31 * day)).toEqual({
		published: 'stop',
		roll: 'stop',
		time: 'stop',
		opens_now: 'warn'
	});
});

test('a short notice is a warning, not a stop', () => {
	const checks = openingChecks(
		vote,
		{ published_at: 10 * day + 1, electors: 5, retired: false },
		12 * day
	);
	expect(checks.at(-1)).toEqual({ what: 'notice_days', level: 'warn', days: 9 });
});

test('a roll that is out of use stops it, and how many are on it is not asked', () => {
	const matter = { published_at: 10 * day, electors: 0, retired: true };
	expect(levels(vote, matter, 12 * day)).toMatchObject({ roll_in_use: 'stop' });
	expect(levels(vote, matter, 12 * day)).not.toHaveProperty('roll');
});
