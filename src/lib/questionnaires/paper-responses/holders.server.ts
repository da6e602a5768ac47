import { sql, type SQL } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { readCode } from '#lib/slips/code.ts';
import type { Holder, HolderFault } from './holder.ts';

/**
 * Whose paper it is, by the code on it or by the door, 3-1-502. The desk sees every door anyway, so wrong codes are
 * not counted here. A slip that was replaced is void: its successor may be in other hands.
 */
export async function findHolder(
	surveyId: string,
	typed: string
): Promise<Holder | { fault: HolderFault }> {
	if (typed.trim() === '') return { fault: 'empty' };
	const read = readCode(typed);
	return read.ok ? ofCode(surveyId, read.code) : ofDoor(surveyId, typed);
}

/** The people of these ids, with what they have answered by now. */
export async function holdersOf(surveyId: string, inviteeIds: readonly string[]) {
	const ids = JSON.stringify(inviteeIds);
	const found = await select(surveyId, sql`i.id IN (SELECT value FROM json_each(${ids}))`);
	return new Map(found.map((holder) => [holder.invitee_id, holder]));
}

async function ofCode(surveyId: string, code: string): Promise<Holder | { fault: HolderFault }> {
	const [slip] = await db().all<{ invitee_id: string; voided_at: number | null }>(sql`
		SELECT invitee_id, voided_at FROM invitee_slip
		WHERE survey_id = ${surveyId} AND code_hash = ${keyedHash('slip', code)}`);
	if (!slip) return { fault: 'unknown' };
	if (slip.voided_at !== null) return { fault: 'void' };
	const [found] = await select(surveyId, sql`i.id = ${slip.invitee_id}`);
	return found ?? { fault: 'unknown' };
}

/** Parts of a door are written with anything between them; what the roll leaves empty is left out. */
async function ofDoor(surveyId: string, typed: string): Promise<Holder | { fault: HolderFault }> {
	const door = typed
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replaceAll(' ', '-');
	const found = await select(
		surveyId,
		sql`i.building || CASE i.entrance WHEN '' THEN '' ELSE '-' || i.entrance END || '-' || i.room
			= ${door} COLLATE NOCASE LIMIT 2`
	);
	if (found.length > 1) return { fault: 'several' };
	return found[0] ?? { fault: 'unknown' };
}

function select(surveyId: string, which: SQL): Promise<Holder[]> {
	return db().all<Holder>(sql`
		SELECT i.id AS invitee_id, i.building, i.entrance, i.room, i.area, m.channel
		FROM invitee i LEFT JOIN response_mark m
			ON m.survey_id = i.survey_id AND m.invitee_id = i.id
		WHERE i.survey_id = ${surveyId} AND ${which}`);
}
