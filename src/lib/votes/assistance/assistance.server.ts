import { and, eq, sql } from 'drizzle-orm';
import { elector, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { electorDoor } from '../elector-door.ts';
import { castThrough, type EnteredAnswer } from '../cast-through.server.ts';
import type { BallotInput } from '../casting.server.ts';
import { LONGEST_NOTE, type HelpReason } from './help.ts';

/** Why help was needed, and that the elector was there. */
export type Help = { present: true; why: HelpReason; note: string };

/**
 * Records the ballot of an elector who is present and whom a member of staff helps. Who helped, whom, when and why is
 * kept and logged in the same commit; what was chosen is not. The note stays out of the log, which nobody can shorten.
 */
export async function record(
	actor: Actor,
	{ voteId, electorId }: { voteId: string; electorId: string },
	{ choice, key, why, note }: BallotInput & Help,
	now: number
): Promise<EnteredAnswer> {
	const found = await findElector(voteId, electorId);
	if (!found) refuse('not_found', `no elector ${electorId} of this vote`);
	if (!canEdit(actor, found.unitId)) refuse('forbidden', 'only chair and editor help to vote');
	const short = note.slice(0, LONGEST_NOTE);
	return castThrough(
		{ elector_id: electorId, vote_id: voteId },
		{ choice, key, channel: 'assisted', by: actor.id },
		now,
		[
			sql`INSERT INTO assistance (elector_id, vote_id, helped_by, why, note, cast_at)
				SELECT id, vote_id, ${actor.id}, ${why}, ${short}, ${now} FROM elector
				WHERE id = ${electorId} AND changes() > 0`,
			entry({
				at: now,
				unitId: found.unitId,
				actor: { kind: 'person', id: actor.id },
				action: 'votes.assist',
				subject: { kind: 'elector', id: electorId },
				detail: { door: electorDoor(found), why }
			})
		]
	);
}

async function findElector(voteId: string, electorId: string) {
	const { building, entrance, room } = elector;
	const [found] = await db()
		.select({ unitId: vote.unit_id, building, entrance, room })
		.from(elector)
		.innerJoin(vote, eq(vote.id, elector.vote_id))
		.where(and(eq(elector.id, electorId), eq(elector.vote_id, voteId)));
	return found;
}
