import { networkOf } from '#lib/server/network.ts';
import * as throttle from '#lib/server/throttle.ts';

const MINUTE = 60_000;
/** A whole estate may share one address, and an evening's reminder brings them all at once. */
const BY_NETWORK = { limit: 120, windowMs: 10 * MINUTE };
const BY_NETWORK_A_DAY = { limit: 1_500, windowMs: 24 * 60 * MINUTE };
const BY_ALL = { limit: 600, windowMs: MINUTE };

/**
 * Whether one more response of an open survey may be begun: anybody with the link can, so that this keeps a single
 * network, or all together, from filling the disk. Nothing else counts: what was begun can always be sent.
 */
export async function enter(
	surveyId: string,
	address: string,
	now: number
): Promise<{ allowed: true } | { allowed: false; retryAfter: number }> {
	const own = `answer:${surveyId}:${networkOf(address)}`;
	const answers = [
		await throttle.hit(own, BY_NETWORK, now),
		await throttle.hit(`${own}:day`, BY_NETWORK_A_DAY, now),
		await throttle.hit(`answer:${surveyId}`, BY_ALL, now)
	];
	return answers.find(({ allowed }) => !allowed) ?? { allowed: true };
}
