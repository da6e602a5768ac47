import type { Phases } from '#lib/programmes/programme.ts';

/** What figures look at: the year before a call opens, and until its last day. */
export function periodOf({ opens_at, closes_at }: Phases): { from: number; until: number } {
	const from = new Date(opens_at);
	from.setUTCFullYear(from.getUTCFullYear() - 1);
	return { from: from.getTime(), until: closes_at };
}
