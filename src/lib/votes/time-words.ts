import { m } from '#i18n/paraglide/messages.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 还有 2 天 4 小时, in the two units that matter. */
export function timeLeft(milliseconds: number): string {
	if (milliseconds < MINUTE) return m.votes_left_soon();
	const days = Math.floor(milliseconds / DAY);
	const hours = Math.floor((milliseconds % DAY) / HOUR);
	if (days > 0) return m.votes_left_days({ days, hours });
	const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
	return hours > 0 ? m.votes_left_hours({ hours, minutes }) : m.votes_left_minutes({ minutes });
}
