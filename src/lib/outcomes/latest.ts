import type { Outcome } from '#lib/votes/count.ts';
import type { MethodId } from '#lib/votes/methods/method.ts';

/** A vote as lists show it, with the place it belongs to. */
export type Listed = {
	id: string;
	question: string;
	method: MethodId;
	unit: { id: string; name: string; name_en: string; time_zone: string };
	opens_at: number;
	closes_at: number;
	/** Null while it is not over. */
	outcome: Outcome | null;
	published_at: number | null;
	/** Called off after opening. */
	cancelled_at: number | null;
};

const HOUR = 3_600_000;

/** How long until a moment, in the one unit that people would say; never less than one minute. */
export function timeLeft(
	until: number,
	now: number
): { unit: 'days' | 'hours' | 'minutes'; count: number } {
	const left = Math.max(0, until - now);
	if (left >= 48 * HOUR) return { unit: 'days', count: Math.floor(left / (24 * HOUR)) };
	if (left >= 2 * HOUR) return { unit: 'hours', count: Math.floor(left / HOUR) };
	return { unit: 'minutes', count: Math.max(1, Math.floor(left / 60_000)) };
}
