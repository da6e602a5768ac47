const DAY = 86_400_000;

/** One thing to check before a vote is opened; only `stop` keeps it from being opened. */
export type Check = {
	what: 'published' | 'roll' | 'roll_in_use' | 'time' | 'notice_days' | 'opens_now';
	level: 'ok' | 'warn' | 'stop';
	/** Whole days, of `notice_days`. */
	days?: number;
};

/** Days of notice before an assembly (village art. 25, city art. 26). */
export const noticeDays = 10;

/** What must be so, and what should be, before a vote is opened. */
export function openingChecks(
	vote: { opens_at: number; closes_at: number },
	matter: { published_at: number | null; electors: number; retired: boolean },
	now: number
): Check[] {
	const opens = Math.max(vote.opens_at, now);
	const days = Math.floor((opens - (matter.published_at ?? now)) / DAY);
	const level = (fine: boolean, otherwise: 'warn' | 'stop') => (fine ? 'ok' : otherwise);
	const checks: Check[] = [
		{ what: 'published', level: level(matter.published_at !== null, 'stop') },
		matter.retired
			? { what: 'roll_in_use', level: 'stop' }
			: { what: 'roll', level: level(matter.electors > 0, 'stop') },
		{ what: 'time', level: level(vote.closes_at > now, 'stop') }
	];
	if (matter.published_at !== null) {
		checks.push({ what: 'notice_days', level: level(days >= noticeDays, 'warn'), days });
	}
	if (vote.opens_at <= now) checks.push({ what: 'opens_now', level: 'warn' });
	return checks;
}
