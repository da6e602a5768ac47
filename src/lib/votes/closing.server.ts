import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { consent, settleConsent, type People } from './consent.server.ts';
import type { Vote } from './votes.ts';

/** Closes a vote before its time. From this commit on no ballot is taken. */
export async function close(vote: Vote, people: People, now: number): Promise<'done' | 'not_done'> {
	const [closed] = await write([
		sql`UPDATE vote SET closed_at = ${now}, closed_by = ${people.first}, closed_with = ${people.second}
			WHERE id = ${vote.id} AND opened_at IS NOT NULL AND opens_at <= ${now} AND closes_at > ${now}
			AND closed_at IS NULL AND discarded_at IS NULL AND ${consent(people)}`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: people.second ?? people.first },
			action: 'votes.close',
			subject: { kind: 'vote', id: vote.id },
			detail: {
				proposed_by: people.first,
				confirmed_by: people.second,
				closes_at: vote.closes_at
			}
		}),
		...settleConsent(people, sql`id = ${vote.id} AND closed_at = ${now}`, now)
	]);
	return closed?.rowsAffected ? 'done' : 'not_done';
}

/**
 * The clock has closed the vote: writes that down. A ballot is taken only while `closed_at` is empty, and all
 * writes stand in one line, so that after this commit none can follow, not even one that was sent in time and
 * waited; it gets the answer 'closed'. What was acknowledged before is in the tables that are counted next.
 */
export function sealByClock(voteId: string, now: number): Statement[] {
	return [
		sql`UPDATE vote SET closed_at = closes_at WHERE id = ${voteId} AND opened_at IS NOT NULL
			AND closed_at IS NULL AND closes_at <= ${now} AND discarded_at IS NULL`
	];
}
