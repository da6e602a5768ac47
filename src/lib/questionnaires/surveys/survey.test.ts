import { describe, expect, test } from 'vitest';
import { endsAt, isPublic, status } from './survey.ts';

const never = { opened_at: null, closed_at: null, discarded_at: null, published_at: null };
const survey = { ...never, opens_at: 100, closes_at: 200, live: false };
const opened = { ...survey, opened_at: 50 };

describe('a survey', () => {
	test.each([
		['is a draft until it is opened', survey, 150, 'draft'],
		['is scheduled before its time', opened, 99, 'scheduled'],
		['is open from its first moment', opened, 100, 'open'],
		['is open until its last moment', opened, 199, 'open'],
		['is closed by the clock', opened, 200, 'closed'],
		['is closed before its time', { ...opened, closed_at: 120 }, 130, 'closed'],
		['is discarded whatever else it is', { ...opened, discarded_at: 120 }, 130, 'discarded']
	] as const)('%s', (_, dates, now, expected) => {
		expect(status(dates, now)).toBe(expected);
	});

	test('ends when it was closed, or by the clock', () => {
		expect(endsAt(opened)).toBe(200);
		expect(endsAt({ ...opened, closed_at: 120 })).toBe(120);
	});

	test.each([
		['are nobody else’s while it runs', opened, 150, false],
		['are everybody’s while it runs if it is live', { ...opened, live: true }, 150, true],
		['are not everybody’s after it', { ...opened, live: true }, 250, false],
		['are everybody’s once published', { ...opened, published_at: 300 }, 350, true]
	])('its results %s', (_, dates, now, expected) => {
		expect(isPublic(dates, now)).toBe(expected);
	});
});
