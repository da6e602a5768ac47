import { and, asc, eq, exists, isNull, not, type SQL } from 'drizzle-orm';
import { elector, mark, slip, vote } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Door } from '#lib/slips/slips.ts';
import type { Scope } from './slips.ts';

/** The electors in a scope for whom `wanted` holds, in the order of doors: all, so that the caller can tell how many are left over. */
export function select(voteId: string, scope: Scope, wanted: SQL | undefined): Promise<Door[]> {
	const { id, name, building, entrance, room } = elector;
	return db()
		.select({ id, name, building, entrance, room })
		.from(elector)
		.where(
			and(
				eq(elector.vote_id, voteId),
				isNull(elector.removed_at),
				'electorId' in scope ? eq(elector.id, scope.electorId) : undefined,
				'building' in scope ? eq(elector.building, scope.building) : undefined,
				wanted
			)
		)
		.orderBy(asc(elector.door_order), asc(elector.id));
}

/** The elector's valid slip, to ask whether there is one. */
export function validSlip(which?: SQL) {
	const own = and(eq(slip.elector_id, elector.id), isNull(slip.voided_at), which);
	return db().select({ id: slip.id }).from(slip).where(own);
}

/** The elector has not voted by any channel. */
export function notVoted(): SQL {
	const own = and(eq(mark.vote_id, elector.vote_id), eq(mark.elector_id, elector.id));
	return not(exists(db().select({ id: mark.elector_id }).from(mark).where(own)));
}

/** Why no slip of this vote can be made now, or null. */
export async function blocked(
	voteId: string,
	now: number
): Promise<'not_opened' | 'meeting' | 'over' | null> {
	const [found] = await db().select().from(vote).where(eq(vote.id, voteId));
	if (!found || found.opened_at === null) return 'not_opened';
	if (found.channels.includes('meeting')) return 'meeting';
	const over = found.discarded_at !== null || found.closed_at !== null || now >= found.closes_at;
	return over ? 'over' : null;
}
