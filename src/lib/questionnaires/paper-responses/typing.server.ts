import { sql, type SQL } from 'drizzle-orm';
import { entryAlways } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { rollOf } from '../answering/holder.ts';
import type { Fault } from '../kinds/kind.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import { columnsOf, isOpenBatch } from './batch-sql.server.ts';
import { isCoded, type Batch, type Pass } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import { isPosition, paperAt } from './entries.server.ts';
import type { Door, Holder, HolderFault } from './holder.ts';
import { findHolder, holdersOf } from './holders.server.ts';
import { readPaper, type Typed } from './typed.ts';

/**
 * One paper as it was typed. `isNew`: nothing was kept at its place when the typing began; otherwise an empty code
 * leaves whose it is.
 */
export type TypedSheet = { position: number; isNew: boolean; code: string; lines: Typed };

/**
 * What became of a paper. `whose`: why it has nobody, or somebody who answered by this channel already. `lines`: the
 * questions whose lines say nothing that can stand. `place`: another paper has this number in the heap.
 */
export type Taken =
	| { kept: true; door: Door | null; skipped: string[] }
	| { whose: HolderFault | 'twice_here' | { answered: string }; door: Door | null }
	| { lines: Record<string, Fault> }
	| { place: 'taken' };

/**
 * Keeps one paper of one of the two entries; the first one takes that entry for this person. Sending it again changes
 * nothing. A paper whose person has answered by another channel is not kept, and the log says so. Null: this entry is
 * not this person's to make.
 */
export async function type(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	sheet: TypedSheet,
	now: number
): Promise<Taken | null> {
	const survey = await editable(actor, batch.survey_id);
	if (!isPosition(sheet.position)) refuse('invalid', 'no place in a heap');
	const holder = isCoded(survey) ? await holderOf(survey, batch, pass, sheet) : null;
	if (holder && 'fault' in holder) return { whose: holder.fault, door: null };
	if (holder?.channel) {
		await write([secondResponse(actor, survey, holder, now)]);
		return { whose: { answered: holder.channel }, door: holder };
	}
	const document = await documentOf(survey.questionnaire_version_id);
	const read = readPaper(document, sheet.lines, holder ? { roll: rollOf(holder) } : {});
	if (Object.keys(read.faults).length > 0) return { lines: read.faults };
	const inviteeId = holder?.invitee_id ?? null;
	const own = ownEntry(actor, batch, pass);
	const answers = JSON.stringify(read.answers);
	const [, kept] = await write([
		take(actor, batch, pass),
		keep({ batch, pass, own }, sheet, inviteeId, answers)
	]);
	if (kept?.rowsAffected) return { kept: true, door: holder, skipped: read.skipped };
	if (!(await isOwn(own))) return null;
	const isTwice = inviteeId !== null && (await isElsewhere(batch, pass, sheet, inviteeId));
	return isTwice ? { whose: 'twice_here', door: holder } : { place: 'taken' };
}

async function holderOf(survey: Survey, batch: Batch, pass: Pass, sheet: TypedSheet) {
	if (sheet.isNew || sheet.code.trim() !== '') return findHolder(survey.id, sheet.code);
	const kept = await paperAt(batch.id, pass, sheet.position);
	const id = kept?.invitee_id ?? '';
	return (await holdersOf(survey.id, [id])).get(id) ?? { fault: 'empty' as const };
}

/** Takes a paper out of the entry that was typed by mistake. */
export async function remove(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	position: number
): Promise<'removed' | 'not_yours'> {
	await editable(actor, batch.survey_id);
	const own = ownEntry(actor, batch, pass);
	await write([
		sql`DELETE FROM response_entry WHERE batch_id = ${batch.id} AND pass = ${pass}
			AND position = ${position} AND EXISTS (SELECT 1 ${own})`
	]);
	return (await isOwn(own)) ? 'removed' : 'not_yours';
}

/** The batch, if this entry is this person's and not finished. */
function ownEntry(actor: Actor, { id }: Batch, pass: Pass): SQL {
	const { by, doneAt } = columnsOf(pass);
	return sql`FROM response_batch WHERE id = ${id} AND ${by} = ${actor.id} AND ${doneAt} IS NULL
		AND ${isOpenBatch}`;
}

/** Nobody makes this entry yet: this person does, if the other one is somebody else's or the unit lets one do both. */
function take(actor: Actor, { id }: Batch, pass: Pass): Statement {
	const { by, doneAt, otherBy } = columnsOf(pass);
	return sql`UPDATE response_batch SET ${by} = ${actor.id}
		WHERE id = ${id} AND ${by} IS NULL AND ${doneAt} IS NULL AND ${isOpenBatch}
		AND (${otherBy} IS NULL OR ${otherBy} <> ${actor.id}
			OR EXISTS (SELECT 1 FROM survey JOIN unit ON unit.id = survey.unit_id
				WHERE survey.id = response_batch.survey_id AND unit.two_person = 0))`;
}

type Place = { batch: Batch; pass: Pass; own: SQL };

/** A new paper does not replace another one at its place, unless it says the same. */
function keep(
	{ batch, pass, own }: Place,
	{ position, isNew }: TypedSheet,
	inviteeId: string | null,
	answers: string
): Statement {
	return sql`INSERT INTO response_entry (batch_id, pass, position, invitee_id, answers)
		SELECT id, ${pass}, ${position}, ${inviteeId}, ${answers} ${own}
		AND NOT EXISTS (SELECT 1 FROM response_entry e WHERE e.batch_id = ${batch.id}
			AND e.pass = ${pass} AND e.invitee_id = ${inviteeId} AND e.position <> ${position})
		ON CONFLICT (batch_id, pass, position) DO UPDATE
			SET invitee_id = excluded.invitee_id, answers = excluded.answers
			WHERE ${isNew} = 0 OR (excluded.answers = response_entry.answers
				AND excluded.invitee_id IS response_entry.invitee_id)`;
}

async function isOwn(own: SQL): Promise<boolean> {
	return (await db().all(sql`SELECT 1 ${own}`)).length > 0;
}

async function isElsewhere(batch: Batch, pass: Pass, sheet: TypedSheet, inviteeId: string) {
	const found = await db().all(sql`SELECT 1 FROM response_entry WHERE batch_id = ${batch.id}
		AND pass = ${pass} AND invitee_id = ${inviteeId} AND position <> ${sheet.position}`);
	return found.length > 0;
}

/** Somebody's second response, refused; never what it says. */
export function secondResponse(
	actor: Actor,
	survey: Survey,
	{ invitee_id, channel }: Pick<Holder, 'invitee_id' | 'channel'>,
	now: number
): Statement {
	return entryAlways({
		...lineOf(actor, survey, now),
		action: 'survey_paper.refuse_second',
		subject: { kind: 'invitee', id: invitee_id },
		detail: { survey: survey.id, earlier: channel ?? '' }
	});
}
