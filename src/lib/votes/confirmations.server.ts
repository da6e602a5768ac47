import { and, eq, isNull, sql } from 'drizzle-orm';
import { confirmation, person, unit, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, holds, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { close } from './closing.server.ts';
import { open } from './opening.server.ts';
import { isPair } from './pairs.server.ts';
import { whyNotReady, type NotReady } from './readiness.server.ts';
import { get } from './votes.server.ts';
import { isOpen, type Vote } from './votes.ts';

/** What two people do together. */
export type Act = 'open' | 'close';

export type ProposeAnswer =
	| 'proposed'
	/** One person sufficed, and it is done. */
	| 'done'
	| 'already_proposed'
	| Refused;

export type ConfirmAnswer =
	| 'done'
	| 'nothing_waiting'
	| 'same_person'
	/** Not a chair and an independent supervisor. */
	| 'wrong_pair'
	| Refused;

type Refused =
	| 'already_done'
	/** To open: what is still missing. To close: 'not_ready' while it is not open yet. */
	| NotReady
	/** Its closing time has passed. */
	| 'too_late'
	| 'edited_meanwhile';

/**
 * Asks for a second person's consent to open or close a vote. Where the unit acts alone (`two_person` off) the
 * chair's word suffices, and the vote says that one person did it.
 */
export async function propose(
	actor: Actor,
	voteId: string,
	act: Act,
	now: number
): Promise<ProposeAnswer> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor propose');
	const obstacle = await obstacleNow(act, vote, now);
	if (obstacle) return obstacle;
	if (!(await needsTwo(vote.unit_id)) && holds(actor, vote.unit_id, 'chair'))
		return perform(act, vote, { first: actor.id, second: null, confirmationId: null }, now);
	const [, proposed] = await write([
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND act = ${act} AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND version <> (SELECT version FROM vote WHERE id = ${voteId})`,
		sql`INSERT INTO confirmation (id, vote_id, act, version, proposed_by, proposed_at)
			SELECT ${newId()}, id, ${act}, version, ${actor.id}, ${now} FROM vote
			WHERE id = ${voteId} AND version = ${vote.version} AND discarded_at IS NULL
				AND closed_at IS NULL AND (opened_at IS NULL) = ${act === 'open'}
			ON CONFLICT DO NOTHING`,
		entry({ ...line(actor, vote, now), action: `votes.propose_${act}` })
	]);
	return proposed?.rowsAffected ? 'proposed' : whyNot(voteId, act, vote.version, now);
}

/** The second person consents, and the act is done. */
export async function confirm(
	actor: Actor,
	voteId: string,
	act: Act,
	now: number
): Promise<ConfirmAnswer> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor confirm');
	const obstacle = await obstacleNow(act, vote, now);
	if (obstacle) return obstacle;
	const proposal = await waiting(voteId, act);
	if (!proposal) return 'nothing_waiting';
	if (proposal.proposed_by === actor.id) return 'same_person';
	if (!(await isPair(actor, proposal.proposed_by, vote.unit_id, now))) return 'wrong_pair';
	const people = {
		first: proposal.proposed_by,
		second: actor.id,
		confirmationId: proposal.id
	};
	return perform(act, vote, people, now);
}

/** Takes a waiting proposal back: whoever made it, or anybody who could have. */
export async function withdraw(
	actor: Actor,
	voteId: string,
	act: Act,
	now: number
): Promise<'withdrawn' | 'nothing_waiting'> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor withdraw');
	const [withdrawn] = await write([
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND act = ${act} AND confirmed_at IS NULL AND withdrawn_at IS NULL`,
		entry({ ...line(actor, vote, now), action: `votes.withdraw_${act}` })
	]);
	return withdrawn?.rowsAffected ? 'withdrawn' : 'nothing_waiting';
}

/** The proposal that waits for a second person, with who made it and when; null when there is none. */
export async function waiting(voteId: string, act?: Act) {
	const [found] = await db()
		.select({
			id: confirmation.id,
			act: confirmation.act,
			proposed_by: confirmation.proposed_by,
			proposed_by_name: person.name,
			proposed_at: confirmation.proposed_at
		})
		.from(confirmation)
		.innerJoin(vote, eq(vote.id, confirmation.vote_id))
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
		);
	return found ?? null;
}

/** What stands in the way: its dates, or to open it the consultation and the roll. */
async function obstacleNow(act: Act, vote: Vote, now: number): Promise<Refused | null> {
	return obstacleTo(act, vote, now) ?? (act === 'open' ? whyNotReady(vote.id) : null);
}

function obstacleTo(act: Act, vote: Vote, now: number): Refused | null {
	const done = act === 'open' ? vote.opened_at : (vote.closed_at ?? vote.counted_at);
	if (done !== null || vote.discarded_at !== null) return 'already_done';
	if (vote.closes_at <= now) return 'too_late';
	return act === 'close' && !isOpen(vote, now) ? 'not_ready' : null;
}

type People = { first: string; second: string | null; confirmationId: string | null };

async function perform(
	act: Act,
	vote: Vote,
	people: People,
	now: number
): Promise<'done' | Refused> {
	const answer = await (act === 'open' ? open : close)(vote, people, now);
	if (answer !== 'not_done') return answer;
	const why = await whyNot(vote.id, act, vote.version, now);
	return why === 'already_proposed' ? 'edited_meanwhile' : why;
}

/** Somebody was faster: what did they do? */
async function whyNot(
	voteId: string,
	act: Act,
	version: number,
	now: number
): Promise<'already_proposed' | Refused> {
	const vote = await get(voteId);
	const obstacle = obstacleTo(act, vote, now);
	if (obstacle) return obstacle;
	return vote.version === version ? 'already_proposed' : 'edited_meanwhile';
}

async function needsTwo(unitId: string): Promise<boolean> {
	const [found] = await db().select({ two: unit.two_person }).from(unit).where(eq(unit.id, unitId));
	return found?.two ?? true;
}

const line = (actor: Actor, vote: Vote, now: number) => ({
	at: now,
	unitId: vote.unit_id,
	actor: { kind: 'person' as const, id: actor.id },
	subject: { kind: 'vote', id: vote.id }
});
