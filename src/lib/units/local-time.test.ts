import { describe, expect, it } from 'vitest';
import { toEpoch, toLocal } from './local-time.ts';

describe('the time of a form', () => {
	it.each([
		['2026-03-05T18:00', 'Asia/Shanghai', '2026-03-05T10:00:00.000Z'],
		['2026-03-05T00:00', 'Asia/Urumqi', '2026-03-04T18:00:00.000Z'],
		['2026-12-31T23:59', 'Asia/Kolkata', '2026-12-31T18:29:00.000Z'],
		['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
		['2026-01-01T12:00', 'Europe/Berlin', '2026-01-01T11:00:00.000Z'],
		['2024-02-29T08:30:15', 'Asia/Shanghai', '2024-02-29T00:30:15.000Z'],
		['2026-06-01T12:00', 'Pacific/Apia', '2026-05-31T23:00:00.000Z']
	])('%s in %s is %s', (local, zone, utc) => {
		expect(new Date(toEpoch(local, zone) ?? 0).toISOString()).toBe(utc);
	});

	it('a time that spring skips becomes the one an hour later', () => {
		const at = toEpoch('2026-03-29T02:30', 'Europe/Berlin') ?? 0;
		expect(new Date(at).toISOString()).toBe('2026-03-29T01:30:00.000Z');
		expect(toLocal(at, 'Europe/Berlin')).toBe('2026-03-29T03:30');
	});

	it('a time that autumn repeats is its first', () => {
		const at = toEpoch('2026-10-25T02:30', 'Europe/Berlin') ?? 0;
		expect(new Date(at).toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});

	it('keeps to the minute on the way there and back, all through a year with two changes', () => {
		const start = Date.UTC(2026, 0, 1);
		for (let hour = 0; hour < 365 * 24; hour += 7) {
			const at = start + hour * 3_600_000;
			const local = toLocal(at, 'America/New_York');
			const again = toEpoch(local, 'America/New_York') ?? 0;
			expect(toLocal(again, 'America/New_York')).toBe(local);
		}
	});

	it.each([
		'',
		'2026-02-30T10:00',
		'2026-13-01T10:00',
		'2026-03-05T24:00',
		'2026-03-05T10:60',
		'2026-03-05',
		'2026-03-05 10:00',
		'0000-00-00T00:00',
		'tomorrow'
	])('%j is no time', (local) => {
		expect(toEpoch(local, 'Asia/Shanghai')).toBeNull();
	});
});
