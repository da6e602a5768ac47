import { networkOf } from '#lib/server/network.ts';
import * as throttle from '#lib/server/throttle.ts';

const MINUTE = 60_000;
/** A code has 60 bits, which nobody guesses: this only keeps wrong ones from filling the table of tries. */
const BY_ADDRESS = { limit: 60, windowMs: 10 * MINUTE };
const BY_ALL = { limit: 1_200, windowMs: MINUTE };

/**
 * Counts a code that nobody holds. After too many of them from one address, or from all together, the answer is to
 * wait. Valid codes are never counted: a whole estate may share one address.
 */
export async function countWrong(
	address: string,
	now: number
): Promise<'unknown' | { retryAfter: number }> {
	const own = `slip:${networkOf(address)}`;
	const answers = await Promise.all([
		throttle.check(own, BY_ADDRESS, now),
		throttle.check('slip', BY_ALL, now)
	]);
	for (const answer of answers) if (!answer.allowed) return { retryAfter: answer.retryAfter };
	await Promise.all([throttle.hit(own, BY_ADDRESS, now), throttle.hit('slip', BY_ALL, now)]);
	return 'unknown';
}
