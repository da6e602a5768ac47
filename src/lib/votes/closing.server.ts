import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { consent, settleConsent, type People } from './consent.server.ts';
import { isLeftToPeople, isSettled } from './unsettled.server.ts';
import type { Vote } from './votes.ts';

/**
 * People close a vote: before its time, with the reason; or after it, where the clock alone may not. From this
 * commit on no ballot is taken, through any channel. Not while an objection or a batch of paper is unsettled.
 */
export async function close(vote: Vote, people: People, now: number): Promise<'done' | 'not_done'> {
	const isEarly = now < vote.closes_at;
	const reason = isEarly ? people.reason : '';
	const inTime = isEarly
		? sql`closes_at > ${now} AND ${reason} <> ''`
		: sql`closes_at <= ${now} AND ${isLeftToPeople}`;
	const [closed] = await write([
		sql`UPDATE vote SET closed_at = ${now}, closed_by = ${people.first}, closed_with = ${people.second},
				close_reason = ${reason}
			WHERE id = ${vote.id} AND opened_at IS NOT NULL AND opens_at <= ${now} AND ${inTime}
			AND closed_at IS NULL AND discarded_at IS NULL AND ${isSettled} AND ${consent(people)}`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: people.second ?? people.first },
			action: isEarly ? 'votes.close' : 'votes.close_after_end',
			subject: { kind: 'vote', id: vote.id },
			detail: {
				proposed_by: people.first,
				confirmed_by: people.second,
				closes_at: vote.closes_at,
				...(reason && { reason })
			}
		}),
		...settleConsent(people, sql`id = ${vote.id} AND closed_at = ${now}`, now)
	]);
	return closed?.rowsAffected ? 'done' : 'not_done';
}

/**
 * The clock has closed the vote: writes that down. A ballot is taken only while `closed_at` is empty, and all
 * writes stand in one line, so that after this commit none can follow, not even one that was sent in time and
 * waited; it gets the answer 'closed'. What was acknowledged before is in the tables that are counted next. Does
 * nothing where people must close, and while an objection waits for its ruling.
 */
export function sealByClock(voteId: string, now: number): Statement[] {
	return [
		sql`UPDATE vote SET closed_at = closes_at WHERE id = ${voteId} AND opened_at IS NOT NULL
			AND closed_at IS NULL AND closes_at <= ${now} AND discarded_at IS NULL
			AND NOT ${isLeftToPeople} AND ${isSettled}`
	];
}
