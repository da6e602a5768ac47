import { and, eq, sql } from 'drizzle-orm';
import { elector, objection, unit, vote, vote_count } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, holds, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { electorDoor } from '../elector-door.ts';
import { isPair } from '../pairs.server.ts';
import { LONGEST_RULING, type Ruling } from './objections.ts';
import { settle } from './settling.server.ts';

export type RulingAnswer =
	| 'proposed'
	| 'settled'
	| 'withdrawn'
	| 'no_reason'
	| 'already_proposed'
	| 'nothing_waiting'
	| 'same_person'
	/** Not a chair and an independent supervisor. */
	| 'wrong_pair'
	| 'already_settled';

/** One objection of this vote. */
export type Place = { voteId: string; objectionId: string };

/**
 * Chair or supervisor proposes what becomes of an objection, with the reason; the other one confirms. Where the unit
 * acts alone (`two_person` off) the chair's word settles it, and that one person did it stays on record.
 */
export async function propose(
	actor: Actor,
	place: Place,
	{ ruling, reason: typed }: { ruling: Ruling; reason: string },
	now: number
): Promise<RulingAnswer> {
	const found = await getObjection(actor, place);
	const reason = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_RULING);
	if (reason === '') return 'no_reason';
	if (isOver(found)) return 'already_settled';
	if (!found.two_person && holds(actor, found.unit_id, 'chair')) {
		return settle(found, { ruling, reason, first: actor.id, second: actor.id, seenAt: null }, now);
	}
	const [proposed] = await write([
		sql`UPDATE objection SET ruling = ${ruling}, reason = ${reason}, proposed_by = ${actor.id},
				proposed_at = ${now}
			WHERE id = ${found.id} AND settled_at IS NULL AND proposed_by IS NULL`,
		entry({
			...line(actor, found, now),
			action: 'votes.propose_ruling',
			detail: { ruling, reason }
		})
	]);
	return proposed?.rowsAffected ? 'proposed' : 'already_proposed';
}

/** The second person confirms the ruling that was proposed at `seenAt`, and it takes effect. */
export async function confirm(
	actor: Actor,
	place: Place,
	seenAt: number,
	now: number
): Promise<RulingAnswer> {
	const found = await getObjection(actor, place);
	const { ruling, reason, proposed_by } = found;
	if (isOver(found)) return 'already_settled';
	if (!ruling || proposed_by === null || found.proposed_at !== seenAt) return 'nothing_waiting';
	if (proposed_by === actor.id) return 'same_person';
	if (!(await isPair(actor, proposed_by, found.unit_id, now))) return 'wrong_pair';
	return settle(found, { ruling, reason, first: proposed_by, second: actor.id, seenAt }, now);
}

/** Takes a proposed ruling back: whoever made it, or the other one who does not agree. */
export async function withdraw(actor: Actor, place: Place, now: number): Promise<RulingAnswer> {
	const found = await getObjection(actor, place);
	const [withdrawn] = await write([
		sql`UPDATE objection SET ruling = NULL, reason = '', proposed_by = NULL, proposed_at = NULL
			WHERE id = ${found.id} AND settled_at IS NULL AND proposed_by IS NOT NULL`,
		entry({ ...line(actor, found, now), action: 'votes.withdraw_ruling', detail: {} })
	]);
	return withdrawn?.rowsAffected ? 'withdrawn' : 'nothing_waiting';
}

export type OpenObjection = Awaited<ReturnType<typeof getObjection>>;

async function getObjection(actor: Actor, { voteId, objectionId }: Place) {
	const { building, entrance, room } = elector;
	const { unit_id, privacy } = vote;
	const { two_person } = unit;
	const { counted_at } = vote_count;
	const [found] = await db()
		.select({ objection, unit_id, privacy, two_person, counted_at, building, entrance, room })
		.from(objection)
		.innerJoin(elector, eq(elector.id, objection.elector_id))
		.innerJoin(vote, eq(vote.id, objection.vote_id))
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.leftJoin(vote_count, eq(vote_count.vote_id, vote.id))
		.where(and(eq(objection.id, objectionId), eq(objection.vote_id, voteId)));
	if (!found) refuse('not_found', `no objection ${objectionId} in this vote`);
	if (!canConfirm(actor, found.unit_id)) refuse('forbidden', 'chair and supervisor settle');
	const { objection: row, ...rest } = found;
	return { ...row, ...rest, door: electorDoor(found) };
}

function isOver({ settled_at, counted_at }: OpenObjection): boolean {
	return settled_at !== null || counted_at !== null;
}

const line = (actor: Actor, { unit_id, elector_id }: OpenObjection, now: number) => ({
	at: now,
	unitId: unit_id,
	actor: { kind: 'person' as const, id: actor.id },
	subject: { kind: 'elector', id: elector_id }
});
