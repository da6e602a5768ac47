/** How long what was decided must stay posted (Organic Laws of 2025: village art. 35, city art. 34). */
export const publicationDays = 15;

const DAY = 86_400_000;

/**
 * The period of publication. `day` counts the full days after the one of publication, which itself does not
 * count (Civil Code, art. 201): 0 is today, 15 the last. `from` and `until` lie in the first and the last day.
 */
export type Publication = { from: number; until: number; day: number; over: boolean };

/** Where a result stands in its period of publication, by the calendar of the unit's time zone. */
export function publication(publishedAt: number, now: number, timeZone: string): Publication {
	const day = Math.max(0, dayNumber(now, timeZone) - dayNumber(publishedAt, timeZone));
	const until = publishedAt + publicationDays * DAY;
	return { from: publishedAt, until, day, over: day > publicationDays };
}

/** The calendar day in a time zone as a running number. */
function dayNumber(at: number, timeZone: string): number {
	const fields: Record<string, number> = {};
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	for (const { type, value } of format.formatToParts(at)) fields[type] = Number(value);
	const { year = 0, month = 1, day = 1 } = fields;
	return Date.UTC(year, month - 1, day) / DAY;
}
