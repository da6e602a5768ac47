import { whyNotReady, type NotReady } from './readiness.server.ts';
import { reconcile } from './reconciliation/reconciliation.server.ts';
import { isOverfull, whatDiffers } from './reconciliation/reconciliation.ts';
import { unsettled } from './unsettled.server.ts';
import { isClosedByPeople, isMeeting, isOpen, type Vote } from './votes.ts';

/** What two people do together. */
export type Act = 'open' | 'close';

/** What keeps a vote from being closed, whoever wants it. */
export type NotClosable =
	/** An elector has objected to a ballot, and nobody has ruled yet. */
	| 'objection_open'
	/** Paper ballots are being entered. */
	| 'batch_open'
	/** A meeting's show of hands is not recorded. */
	| 'no_hands'
	/** More ballots or marks than electors. */
	| 'overfull'
	/** Something does not reconcile, and nobody has explained it. */
	| 'not_explained';

export type Refused =
	| 'already_done'
	/** To open: what is still missing. To close: 'not_ready' while it is not open yet. */
	| NotReady
	| NotClosable
	/** Its closing time has passed, and the clock does the rest. */
	| 'too_late'
	| 'edited_meanwhile';

/** What stands in the way of an act: first the vote's dates, then what is unfinished. */
export async function obstacleTo(act: Act, vote: Vote, now: number): Promise<Refused | null> {
	const obstacle = obstacleByDates(act, vote, now);
	if (obstacle) return obstacle;
	return act === 'open' ? whyNotReady(vote.id) : whyNotClosable(vote);
}

/** What its dates alone say. */
export function obstacleByDates(act: Act, vote: Vote, now: number): Refused | null {
	const done = act === 'open' ? vote.opened_at : vote.closed_at;
	if (done !== null || vote.discarded_at !== null) return 'already_done';
	if (act === 'open') return vote.closes_at <= now ? 'too_late' : null;
	if (vote.opened_at === null) return 'not_ready';
	if (vote.closes_at <= now) return isClosedByPeople(vote) ? null : 'too_late';
	return isOpen(vote, now) ? null : 'not_ready';
}

async function whyNotClosable(vote: Vote): Promise<NotClosable | null> {
	const [left, found] = await Promise.all([unsettled(vote.id), reconcile(vote)]);
	if (left.objections > 0) return 'objection_open';
	if (left.batches.length > 0) return 'batch_open';
	if (isMeeting(vote) && !left.hasHands) return 'no_hands';
	if (isOverfull(found)) return 'overfull';
	const isExplained = vote.reconciliation_note !== '' || whatDiffers(found).length === 0;
	return isExplained ? null : 'not_explained';
}
