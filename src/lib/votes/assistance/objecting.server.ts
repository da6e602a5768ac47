import { and, eq, sql } from 'drizzle-orm';
import { elector, mark, objection, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { SlipHolder } from '../casting.server.ts';
import { electorDoor } from '../elector-door.ts';
import { isOpen } from '../votes.ts';
import * as votes from '../votes.server.ts';
import { isEntered, LONGEST_NOTE } from './help.ts';
import { MOST_DISMISSED } from './objections.ts';

export type ObjectAnswer =
	| 'objected'
	/** One of this elector waits for its ruling, or was upheld. */
	| 'already_objected'
	/** There is no ballot, or the elector cast it with the slip. */
	| 'nothing_entered'
	| 'closed'
	/** As many as may be were dismissed. */
	| 'too_many';

/**
 * "This was not me": the holder of a valid slip objects to the ballot that others entered, until the close. One waits
 * for its ruling at a time, and the same form sent again is one.
 */
export async function object(
	{ elector_id, vote_id, slip_id }: SlipHolder,
	{ note, key }: { note: string; key: string },
	now: number
): Promise<ObjectAnswer> {
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'an objection without a form key');
	const found = await findMarked(vote_id, elector_id);
	if (!found || !isEntered(found.channel)) return 'nothing_entered';
	const [made] = await write([
		sql`INSERT INTO objection (id, form_key, vote_id, elector_id, channel, note, made_at)
			SELECT ${newId()}, ${key}, v.id, e.id, m.channel, ${clean(note)}, ${now}
			FROM elector e JOIN vote v ON v.id = e.vote_id
			JOIN mark m ON m.vote_id = v.id AND m.elector_id = e.id AND m.channel = ${found.channel}
			JOIN slip s ON s.id = ${slip_id} AND s.elector_id = e.id AND s.voided_at IS NULL
			WHERE e.id = ${elector_id} AND v.id = ${vote_id} AND e.removed_at IS NULL
			AND v.opens_at <= ${now} AND v.closes_at > ${now} AND v.closed_at IS NULL
			AND v.cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM objection o
				WHERE o.vote_id = v.id AND o.elector_id = e.id AND o.ruling = 'upheld'
				AND o.settled_at IS NOT NULL AND o.withdrew_ballot = 0)
			AND (SELECT count(*) FROM objection o WHERE o.vote_id = v.id AND o.elector_id = e.id
				AND o.ruling = 'dismissed' AND o.settled_at IS NOT NULL) < ${MOST_DISMISSED}
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: found.unitId,
			actor: { kind: 'elector', id: elector_id },
			action: 'votes.object',
			subject: { kind: 'elector', id: elector_id },
			detail: { door: electorDoor(found), channel: found.channel }
		})
	]);
	return made?.rowsAffected ? 'objected' : whyNot(vote_id, elector_id, key, now);
}

async function findMarked(voteId: string, electorId: string) {
	const { building, entrance, room } = elector;
	const [found] = await db()
		.select({ unitId: vote.unit_id, channel: mark.channel, building, entrance, room })
		.from(elector)
		.innerJoin(vote, eq(vote.id, elector.vote_id))
		.innerJoin(mark, and(eq(mark.vote_id, vote.id), eq(mark.elector_id, elector.id)))
		.where(and(eq(elector.id, electorId), eq(elector.vote_id, voteId)));
	return found;
}

async function whyNot(
	voteId: string,
	electorId: string,
	key: string,
	now: number
): Promise<ObjectAnswer> {
	const made = await db()
		.select()
		.from(objection)
		.where(and(eq(objection.vote_id, voteId), eq(objection.elector_id, electorId)));
	if (made.some(({ form_key }) => form_key === key)) return 'objected';
	if (!isOpen(await votes.get(voteId), now)) return 'closed';
	const dismissed = made.filter((one) => one.settled_at !== null && one.ruling === 'dismissed');
	return dismissed.length < MOST_DISMISSED ? 'already_objected' : 'too_many';
}

const clean = (note: string): string => note.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NOTE);
