import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { confirmation, person, roll, vote } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Act } from './obstacles.server.ts';

/**
 * The proposal that waits for a second person, with who made it and when, and why where that is told; null when
 * there is none. `isVoid`: to open, of a roll that was changed since; nobody can confirm it any more.
 */
export async function waiting(voteId: string, act?: Act) {
	const found = await lastProposal(voteId, act);
	return found && !found.isVoid ? found : null;
}

/** To open: a proposal waited, but the roll was changed since, so that it must be looked at and proposed anew. */
export async function isVoidByRoll(voteId: string): Promise<boolean> {
	return (await lastProposal(voteId, 'open'))?.isVoid ?? false;
}

async function lastProposal(voteId: string, act?: Act) {
	const [found] = await db()
		.select({
			id: confirmation.id,
			act: confirmation.act,
			reason: confirmation.reason,
			proposed_by: confirmation.proposed_by,
			proposed_by_name: person.name,
			proposed_at: confirmation.proposed_at,
			isVoid: sql<boolean>`${confirmation.act} = 'open'
				AND ${confirmation.roll_version} IS NOT ${roll.version}`.mapWith(Boolean)
		})
		.from(confirmation)
		.innerJoin(vote, eq(vote.id, confirmation.vote_id))
		.innerJoin(roll, eq(roll.id, vote.roll_id))
		.innerJoin(person, eq(person.id, confirmation.proposed_by))
		.where(
			and(
				eq(confirmation.vote_id, voteId),
				act && eq(confirmation.act, act),
				eq(confirmation.version, vote.version),
				isNull(confirmation.confirmed_at),
				isNull(confirmation.withdrawn_at),
				sql`(${confirmation.act} = 'open') = (${vote.opened_at} IS NULL)`,
				isNull(vote.closed_at)
			)
		)
		.orderBy(desc(confirmation.proposed_at))
		.limit(1);
	return found ?? null;
}
