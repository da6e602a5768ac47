import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, lastDayBefore, startOfDay } from './days.ts';

describe('a day in a time zone', () => {
	it.each([
		['2026-03-05', 'Asia/Shanghai', '2026-03-04T16:00:00Z', '2026-03-05T16:00:00Z'],
		['2026-03-05', 'UTC', '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z'],
		['2026-12-31', 'Asia/Urumqi', '2026-12-30T18:00:00Z', '2026-12-31T18:00:00Z'],
		['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
		['2026-03-05', 'Pacific/Kiritimati', '2026-03-04T10:00:00Z', '2026-03-05T10:00:00Z'],
		['2026-03-05', 'Pacific/Pago_Pago', '2026-03-05T11:00:00Z', '2026-03-06T11:00:00Z']
	])('%s in %s', (day, zone, start, end) => {
		expect(startOfDay(day, zone)).toBe(Date.parse(start));
		expect(endOfDay(day, zone)).toBe(Date.parse(end));
		expect(dayOf(Date.parse(start), zone)).toBe(day);
		expect(lastDayBefore(Date.parse(end), zone)).toBe(day);
	});

	it.each(['2026-02-30', '2026-13-01', '', 'today', '+2026-01-01'])('%s is none', (day) => {
		expect(startOfDay(day, 'UTC')).toBeNull();
		expect(endOfDay(day, 'UTC')).toBeNull();
	});
});
