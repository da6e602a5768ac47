import type { Status, Terms } from './programme.ts';

const DAY = 86_400_000;

/** What comes next in a round. */
export type Due = 'open_call' | 'opens' | 'closes' | 'review' | 'settle' | 'decide' | 'objections';

/** What is due next in a round, and when; null once it is done. */
export function nextDue(
	status: Status,
	{ phases, objectionDays }: Pick<Terms, 'phases' | 'objectionDays'>,
	{ announced_at, now }: { announced_at: number | null; now: number }
): { due: Due; at: number } | null {
	switch (status) {
		case 'draft':
			return { due: 'open_call', at: phases.opens_at };
		case 'called':
			return { due: 'opens', at: phases.opens_at };
		case 'applying':
			return { due: 'closes', at: phases.closes_at };
		case 'reviewing':
			return now < phases.review_until
				? { due: 'review', at: phases.review_until }
				: { due: 'settle', at: phases.settle_until };
		case 'deciding':
			return { due: 'decide', at: phases.decide_until };
		case 'objecting':
			return { due: 'objections', at: (announced_at ?? now) + objectionDays * DAY };
		case 'done':
			return null;
	}
}
