import * as throttle from '#lib/server/throttle.ts';

const FIVE_A_QUARTER_HOUR = { limit: 5, windowMs: 15 * 60_000 };

type Holder = { elector_id: string; phone_last4: string };

/**
 * Whether these are the last four digits of the phone in the roll, which keeps a found slip from being used. Every
 * try counts before it is looked at, so that many at once are still five; a right one forgets the wrong ones.
 */
export async function checkPhone(
	holder: Holder,
	typed: string,
	now: number
): Promise<'right' | 'wrong' | 'not_four_digits' | { retryAfter: number }> {
	if (holder.phone_last4 === '') return 'right';
	const digits = typed.slice(0, 50).normalize('NFKC').replace(/\s/g, '');
	if (!/^\d{4}$/.test(digits)) return 'not_four_digits';
	const key = `slip-phone:${holder.elector_id}`;
	const answer = await throttle.hit(key, FIVE_A_QUARTER_HOUR, now);
	if (!answer.allowed) return { retryAfter: answer.retryAfter };
	if (digits !== holder.phone_last4) return 'wrong';
	await throttle.clear(key);
	return 'right';
}
