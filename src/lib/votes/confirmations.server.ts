import { eq, sql } from 'drizzle-orm';
import { unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, holds, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { close } from './closing.server.ts';
import type { People } from './consent.server.ts';
import { obstacleTo, type Act, type Refused } from './obstacles.server.ts';
import { open } from './opening.server.ts';
import { isPair } from './pairs.server.ts';
import { get } from './votes.server.ts';
import type { Vote } from './votes.ts';
import { isVoidByRoll, waiting } from './waiting.server.ts';

export type { Act } from './obstacles.server.ts';
export { isVoidByRoll, waiting } from './waiting.server.ts';

export type ProposeAnswer =
	| 'proposed'
	/** One person sufficed, and it is done. */
	| 'done'
	| 'already_proposed'
	/** To close before its time: why? */
	| 'no_reason'
	| Refused;

export type ConfirmAnswer =
	| 'done'
	| 'nothing_waiting'
	| 'same_person'
	/** Not a chair and an independent supervisor. */
	| 'wrong_pair'
	/** To open: of a roll that was changed since; it must be proposed anew. */
	| 'roll_changed'
	| Refused;

/** What is asked for; to close before the time, with the reason that everybody will read. */
export type Wish = Act | { act: Act; reason: string };

/**
 * Asks for a second person's consent to open or close a vote. Where the unit acts alone (`two_person` off) the
 * chair's word suffices, and the vote says that one person did it.
 */
export async function propose(
	actor: Actor,
	voteId: string,
	wish: Wish,
	now: number
): Promise<ProposeAnswer> {
	const { act, reason } = typeof wish === 'string' ? { act: wish, reason: '' } : wish;
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor propose');
	const obstacle = await obstacleTo(act, vote, now);
	if (obstacle) return obstacle;
	if (act === 'close' && now < vote.closes_at && reason === '') return 'no_reason';
	if (!(await needsTwo(vote.unit_id)) && holds(actor, vote.unit_id, 'chair'))
		return perform(act, vote, { first: actor.id, second: null, confirmationId: null, reason }, now);
	const [, proposed] = await write([
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND act = ${act} AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND (version <> (SELECT version FROM vote WHERE id = ${voteId})
				OR act = 'open' AND roll_version IS NOT (SELECT r.version FROM roll r
					JOIN vote v ON v.roll_id = r.id WHERE v.id = ${voteId}))`,
		sql`INSERT INTO confirmation (id, vote_id, act, version, roll_version, reason, proposed_by, proposed_at)
			SELECT ${newId()}, id, ${act}, version, (SELECT r.version FROM roll r WHERE r.id = vote.roll_id),
				${reason}, ${actor.id}, ${now}
			FROM vote WHERE id = ${voteId} AND version = ${vote.version} AND discarded_at IS NULL
				AND closed_at IS NULL AND (opened_at IS NULL) = ${act === 'open'}
			ON CONFLICT DO NOTHING`,
		entry({
			...line(actor, vote, now),
			action: `votes.propose_${act}`,
			...(reason && { detail: { reason } })
		})
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
	const obstacle = await obstacleTo(act, vote, now);
	if (obstacle) return obstacle;
	const proposal = await waiting(voteId, act);
	if (!proposal) return (await isVoidByRoll(voteId)) ? 'roll_changed' : 'nothing_waiting';
	if (proposal.proposed_by === actor.id) return 'same_person';
	if (!(await isPair(actor, proposal.proposed_by, vote.unit_id, now))) return 'wrong_pair';
	const people = {
		first: proposal.proposed_by,
		second: actor.id,
		confirmationId: proposal.id,
		reason: proposal.reason
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
	const obstacle = await obstacleTo(act, vote, now);
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
