import * as throttle from '#lib/server/throttle.ts';

const QUARTER_HOUR = { limit: 5, windowMs: 15 * 60_000 };
/** Whoever found a slip has four digits to guess and a week's time: 20 a day make that one chance in 70. */
const DAY = { limit: 20, windowMs: 24 * 60 * 60_000 };

type Holder = { slip_id: string; phone_last4: string };

/**
 * Whether these are the last four digits of the phone in the roll, which keeps a found slip from being used. Every
 * try counts before it is looked at, so that many at once are not more; a right one forgets the wrong ones. Tries
 * are counted by slip: a new slip is not held up by what somebody did with the old one.
 */
export async function checkPhone(
	holder: Holder,
	typed: string,
	now: number
): Promise<'right' | 'wrong' | 'not_four_digits' | { retryAfter: number }> {
	if (holder.phone_last4 === '') return 'right';
	const digits = typed.slice(0, 50).normalize('NFKC').replace(/\s/g, '');
	if (!/^\d{4}$/.test(digits)) return 'not_four_digits';
	const key = `slip-phone:${holder.slip_id}`;
	const keyOfDay = `slip-phone-day:${holder.slip_id}`;
	const soon = await throttle.hit(key, QUARTER_HOUR, now);
	const answer = soon.allowed ? await throttle.hit(keyOfDay, DAY, now) : soon;
	if (!answer.allowed) return { retryAfter: answer.retryAfter };
	if (digits !== holder.phone_last4) return 'wrong';
	await Promise.all([throttle.clear(key), throttle.clear(keyOfDay)]);
	return 'right';
}
