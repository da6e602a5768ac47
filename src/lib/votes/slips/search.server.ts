import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import { elector, mark, slip, vote } from '#db/schema.server.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { isMeant } from '#lib/rolls/find-door.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

const MOST_FOUND = 30;

/**
 * Electors by door (3-2-501, 3号楼2单元501室, or its beginning, or 501 alone) or by a part of the name, at most 30.
 * `issued_at` is null without a valid slip, `channel` while the elector has not voted. `withRemoved`: also those who
 * were taken off the roll.
 */
export async function searchElectors(
	actor: Actor,
	voteId: string,
	typed: string,
	{ withRemoved = false } = {}
) {
	await requireDeskOf(actor, voteId);
	const fits = isMeant(elector, typed);
	if (!fits) return [];
	return select(voteId, withRemoved ? fits : and(isNull(elector.removed_at), fits));
}

/** One elector of this vote with the slip, or 404. */
export async function getElector(actor: Actor, voteId: string, electorId: string) {
	await requireDeskOf(actor, voteId);
	const [found] = await select(voteId, and(isNull(elector.removed_at), eq(elector.id, electorId)));
	return found ?? refuse('not_found', `no elector ${electorId}`);
}

async function requireDeskOf(actor: Actor, voteId: string): Promise<void> {
	const [of] = await db().select({ unitId: vote.unit_id }).from(vote).where(eq(vote.id, voteId));
	if (!of) refuse('not_found', `no vote ${voteId}`);
	if (!canSeeDesk(actor, of.unitId)) refuse('forbidden', 'electors are seen by the desk alone');
}

function select(voteId: string, which: SQL | undefined) {
	const { id, name, building, entrance, room } = elector;
	return db()
		.select({
			id,
			name,
			building,
			entrance,
			room,
			removed_at: elector.removed_at,
			issued_at: slip.issued_at,
			channel: mark.channel
		})
		.from(elector)
		.leftJoin(slip, and(eq(slip.elector_id, elector.id), isNull(slip.voided_at)))
		.leftJoin(mark, and(eq(mark.vote_id, elector.vote_id), eq(mark.elector_id, elector.id)))
		.where(and(eq(elector.vote_id, voteId), which))
		.orderBy(asc(elector.door_order), asc(elector.id))
		.limit(MOST_FOUND);
}
