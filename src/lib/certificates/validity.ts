import { dayOf, startOfDay } from '#lib/people/days.ts';

/**
 * From when until when a designation of so many years is valid where its organiser is: from the beginning of today to the
 * same day that many years later, which is no longer in it; and by when it is looked at again, half-way.
 */
export function validity(now: number, years: number, zone: string) {
	const today = dayOf(now, zone);
	const at = (day: string) => startOfDay(day, zone) ?? now;
	return {
		valid_from: at(today),
		valid_until: at(monthsLater(today, years * 12)),
		recheck_due_at: at(monthsLater(today, years * 6))
	};
}

/** The same day some months later, or the last of that month where it has no such day. */
export function monthsLater(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(date, last));
	return first.toISOString().slice(0, 10);
}
