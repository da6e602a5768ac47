import { and, desc, eq, sql } from 'drizzle-orm';
import { file, person, show_of_hands, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import * as files from '#lib/files/files.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { isMeeting, status, type Vote } from '../votes.ts';
import { get } from '../votes.server.ts';
import { ballotsOfHands, handsFault, presentAt, type Hands, type HandsFault } from './meeting.ts';

/** The numbers, with the form's key; `file`: the attendance list, null to keep the one of the line before. */
export type HandsRecord = Hands & { key: string; note: string; file: File | null };

export type RecordAnswer = 'recorded' | WhyNot | HandsFault | 'no_list' | StoreRefusal;

/** Why no show of hands can be recorded now, whatever it says. */
export type WhyNot = 'no_meeting' | 'not_open' | 'over';

/**
 * Writes down a show of hands, with the list of who was there. Only while the vote is open, and after its end
 * until two people close it; a correction is a further line, and the last one counts.
 */
export async function record(
	actor: Actor,
	voteId: string,
	input: HandsRecord,
	now: number
): Promise<RecordAnswer> {
	const held = await get(voteId);
	if (!canEdit(actor, held.unit_id)) refuse('forbidden', 'hands are recorded by chair and editors');
	const earlier = await last(voteId);
	if (await isRecorded(voteId, input.key)) return 'recorded';
	const fault = whyNot(held, now) ?? handsFault(input, held.electorate_heads ?? 0);
	if (fault) return fault;
	if (!input.file && !earlier) return 'no_list';
	const kept = input.file && (await files.store(actor, held.unit_id, input.file, now));
	if (kept && 'refused' in kept) return kept.refused;
	const fileId = kept?.id ?? earlier?.file_id ?? null;
	const { key, present, votes_for, votes_against, abstaining, note } = input;
	const [added] = await write([
		sql`INSERT INTO show_of_hands (id, form_key, vote_id, present, votes_for, votes_against, abstaining,
				file_id, note, recorded_by, recorded_at)
			SELECT ${newId()}, ${key}, id, ${present}, ${votes_for}, ${votes_against}, ${abstaining},
				${fileId}, ${note}, ${actor.id}, ${now} FROM vote
			WHERE id = ${voteId} AND ${TAKES_HANDS} AND opens_at <= ${now}
				AND electorate_heads >= ${present}
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: held.unit_id,
			actor: { kind: 'person', id: actor.id },
			action: earlier ? 'votes.correct_hands' : 'votes.record_hands',
			subject: { kind: 'vote', id: voteId },
			detail: { present, for: votes_for, against: votes_against, abstain: abstaining }
		}),
		sql`UPDATE file SET removed_at = ${now} WHERE id = ${kept?.id ?? ''}
			AND NOT EXISTS (SELECT 1 FROM show_of_hands WHERE file_id = ${kept?.id ?? ''})`
	]);
	if (added?.rowsAffected || (await isRecorded(voteId, key))) return 'recorded';
	return whyNot(await get(voteId), now) ?? 'more_than_electors';
}

/** All that was recorded of a vote, the newest first: that one counts. */
export function list(voteId: string) {
	const { present, votes_for, votes_against, abstaining, note, recorded_at } = show_of_hands;
	return db()
		.select({
			id: show_of_hands.id,
			present,
			votes_for,
			votes_against,
			abstaining,
			note,
			recorded_at,
			recorded_by: person.name,
			file_id: file.id,
			file_name: file.name
		})
		.from(show_of_hands)
		.innerJoin(person, eq(person.id, show_of_hands.recorded_by))
		.innerJoin(file, eq(file.id, show_of_hands.file_id))
		.where(eq(show_of_hands.vote_id, voteId))
		.orderBy(desc(recorded_at), desc(sql`show_of_hands.rowid`));
}

/** The line that counts, or null. */
export async function last(voteId: string) {
	const [newest] = await list(voteId).limit(1);
	return newest ?? null;
}

/** Who was at the meeting, as sums; null of every other vote, and before anything is recorded. */
export async function attendance(voteId: string): Promise<ReturnType<typeof presentAt> | null> {
	const newest = await last(voteId);
	return newest && presentAt(newest, (await get(voteId)).roll_kind);
}

/** The ballots of a vote that was taken by hands; nobody can have counted one without a line. */
export async function ballotsOf({ id, roll_kind }: Pick<Vote, 'id' | 'roll_kind'>) {
	const newest = await last(id);
	if (!newest) throw new Error(`No show of hands was recorded of ${id}`);
	return ballotsOfHands(newest, roll_kind);
}

/** What keeps a show of hands from being recorded now, or null. */
export function whyNot(held: Vote, now: number): WhyNot | null {
	if (!isMeeting(held)) return 'no_meeting';
	const standing = status(held, now);
	if (standing === 'draft' || standing === 'scheduled') return 'not_open';
	const closedByPeople = held.closed_by !== null;
	return (standing === 'open' || standing === 'closed') && !closedByPeople ? null : 'over';
}

const TAKES_HANDS = sql`EXISTS (SELECT 1 FROM json_each(channels) WHERE value = 'meeting')
	AND opened_at IS NOT NULL AND closed_by IS NULL
	AND discarded_at IS NULL AND cancelled_at IS NULL
	AND NOT EXISTS (SELECT 1 FROM vote_count WHERE vote_id = vote.id)`;

async function isRecorded(voteId: string, key: string): Promise<boolean> {
	const [found] = await db()
		.select({ id: show_of_hands.id })
		.from(show_of_hands)
		.innerJoin(vote, eq(vote.id, show_of_hands.vote_id))
		.where(and(eq(show_of_hands.form_key, key), eq(show_of_hands.vote_id, voteId)));
	return found !== undefined;
}
