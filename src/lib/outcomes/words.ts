import { m } from '#i18n/paraglide/messages.js';
import { channelName } from '#lib/votes/words.ts';
import type { Channel } from '#lib/votes/votes.ts';
import { timeLeft } from './latest.ts';

const channels: readonly Channel[] = ['online', 'assisted', 'paper', 'proxy', 'meeting'];

/** 还有 3 天: how long until a moment. */
export function timeLeftWords(until: number, now: number): string {
	const { unit, count } = timeLeft(until, now);
	if (unit === 'days') return m.outcomes_days_left({ count });
	return unit === 'hours' ? m.outcomes_hours_left({ count }) : m.outcomes_minutes_left({ count });
}

/** Thousandths as a percentage with one decimal; a dash for what is not shown. */
export function shareText(permille: number | null): string {
	return permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;
}

/** A stored channel by its name; one that is not known stands for itself. */
export function channelText(stored: string): string {
	const known = channels.find((channel) => channel === stored);
	return known ? channelName(known) : stored;
}

/** A hash in groups of four, to be read aloud and compared. */
export function grouped(hash: string): string {
	return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}
