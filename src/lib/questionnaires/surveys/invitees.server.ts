import { sql, type SQL } from 'drizzle-orm';
import { stretchesOf, type Stretch } from '#lib/rolls/stretches.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

/** The invitees that one attempt to open a survey has written down. */
export type Invited = {
	surveyId: string;
	/** Their ids begin with it: another attempt at the same moment has another. */
	attempt: string;
	invitees: number;
};

/** Invitees deleted at once. */
const PAGE = 2_000;

/**
 * Writes a roll down as the invitees of a survey that is not opened yet, part by part, so that others are served in
 * between: each line of the roll, of whatever kind it is, is one invitee. They count for nothing until the survey is
 * opened with them. `ready`: the condition on the row of the survey under which it may be opened.
 */
export async function invite(surveyId: string, rollId: string, ready: SQL): Promise<Invited> {
	const attempt = newId();
	let invitees = 0;
	for await (const stretch of stretchesOf(rollId)) {
		const [written] = await write([
			// Numbered in the order of doors: ids that follow each other are found and written several times faster.
			sql`INSERT INTO invitee (id, survey_id, roll_entry_id, ${COLUMNS})
				SELECT ${attempt} || printf('%06x', ${invitees} + row_number() OVER (ORDER BY door_order, id)),
					${surveyId}, id, ${COLUMNS}
				FROM roll_entry WHERE roll_id = ${rollId} AND removed_at IS NULL AND ${within(stretch)}
				AND EXISTS (SELECT 1 FROM survey WHERE ${ready})`
		]);
		invitees += written?.rowsAffected ?? 0;
	}
	return { surveyId, attempt, invitees };
}

/** The condition that the invitees of an attempt are all there. */
export function isWhole({ attempt, invitees }: Invited): SQL {
	return sql`(SELECT count(*) FROM invitee WHERE ${own(attempt)}) = ${invitees}`;
}

/** The condition on a row of `invitee` that it is of this attempt. */
export function own(attempt: string): SQL {
	return sql`id > ${attempt} AND id < ${`${attempt}~`}`;
}

/** Deletes invitees a page at a time; of surveys that are not opened only, whatever is asked for. */
export async function deleteInvitees(which: SQL): Promise<void> {
	for (;;) {
		const [deleted] = await write([
			sql`DELETE FROM invitee WHERE id IN (SELECT id FROM invitee WHERE ${which} LIMIT ${PAGE})
				AND survey_id IN (SELECT id FROM survey WHERE opened_at IS NULL)`
		]);
		if ((deleted?.rowsAffected ?? 0) < PAGE) return;
	}
}

function within({ after, until }: Stretch): SQL {
	const behind = sql`(door_order, id) > (${after.door_order}, ${after.id})`;
	return until ? sql`${behind} AND (door_order, id) <= (${until.door_order}, ${until.id})` : behind;
}

const COLUMNS = sql.raw(
	'name, building, entrance, room, door_order, area, phone_last4, phone_hash'
);
