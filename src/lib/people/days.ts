const DAY = 86_400_000;

/** The day (2026-03-05) of a moment in a time zone (IANA name). */
export function dayOf(at: number, timeZone: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}

/** The last day of a term that ends just before this moment. */
export function lastDayBefore(at: number, timeZone: string): string {
	return dayOf(at - 1, timeZone);
}

/** The moment at which a day begins in a time zone, or null when there is no such day. */
export function startOfDay(day: string, timeZone: string): number | null {
	const utc = Date.parse(`${day}T00:00:00Z`);
	if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return null;
	// The first moment at which the zone's calendar shows the day: clocks are 14 hours apart at most.
	let [before, reached] = [utc - 15 * 3_600_000, utc + 15 * 3_600_000];
	while (reached - before > 1) {
		const middle = Math.floor((before + reached) / 2);
		if (dayOf(middle, timeZone) >= day) reached = middle;
		else before = middle;
	}
	return reached;
}

/** The moment at which a day is over in a time zone, or null when there is no such day. */
export function endOfDay(day: string, timeZone: string): number | null {
	const start = startOfDay(day, timeZone);
	return start === null ? null : startOfDay(dayOf(start + DAY * 1.5, timeZone), timeZone);
}
