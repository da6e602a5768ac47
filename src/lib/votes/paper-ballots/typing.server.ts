import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { ballotLine, refusalLine } from '../refuse-cast.server.ts';
import type { Vote } from '../votes.ts';
import { columnsOf, isOpenBatch } from './batch-sql.server.ts';
import type { Batch, Pass } from './batch.ts';
import { isPosition, typable } from './entries.server.ts';
import { readRows, type ReadRow } from './read-rows.server.ts';
import type { EntryFault, RowAnswer, TypedRow } from './rows.ts';

/** Rows that are taken at once. */
export const MOST_ROWS = 100;

/**
 * Keeps some rows of one of the two entries; the first one takes that entry for this person. Each row has its place,
 * so that sending it again changes nothing, and of two versions the later one stays, in whatever order they come.
 * Where there is a fault the row is not kept, and a number whose elector has cast is logged with both channels.
 * Null: this entry is not this person's to make.
 */
export async function type(
	actor: Actor,
	batch: Batch,
	pass: Pass,
	rows: readonly TypedRow[],
	now: number
): Promise<RowAnswer[] | null> {
	const vote = await typable(actor, batch.vote_id);
	if (rows.length > MOST_ROWS || !rows.every(isRow)) refuse('invalid', 'no rows of an entry');
	const read = await readRows(vote, batch, rows);
	const place = { batch, pass, own: ownEntry(actor, batch, pass) };
	const [, ...kept] = await write([
		take(actor, batch, pass),
		...read.map((one) => keep(one, place))
	]);
	if (!(await isOwn(place.own))) return null;
	await write(read.flatMap((one) => secondBallot(one, actor, vote, now)));
	return read.map((one, i) => {
		const { row, elector } = one;
		const { position } = row;
		const lost = 'entry' in one && elector !== null && !kept[i]?.rowsAffected;
		const fault = 'fault' in one ? one.fault : lost ? twiceHere : null;
		return { position, fault, door: elector };
	});
}

const twiceHere: EntryFault = { where: 'number', reason: 'twice_here' };

function isRow({ position, number, choice, revision }: TypedRow): boolean {
	const isCount = Number.isSafeInteger(revision) && revision >= 0;
	return isPosition(position) && isCount && number.length <= 60 && choice.length <= 1_000;
}

type Place = { batch: Batch; pass: Pass; own: SQL };

/** The batch, if this entry is this person's and not finished. */
function ownEntry(actor: Actor, { id }: Batch, pass: Pass): SQL {
	const { by, doneAt } = columnsOf(pass);
	return sql`FROM paper_batch WHERE id = ${id} AND ${by} = ${actor.id} AND ${doneAt} IS NULL
		AND ${isOpenBatch}`;
}

/** Nobody makes this entry yet: this person does, if the other one is somebody else's or the unit lets one do both. */
function take(actor: Actor, { id }: Batch, pass: Pass): Statement {
	const { by, doneAt, otherBy } = columnsOf(pass);
	return sql`UPDATE paper_batch SET ${by} = ${actor.id}
		WHERE id = ${id} AND ${by} IS NULL AND ${doneAt} IS NULL AND ${isOpenBatch}
		AND (${otherBy} IS NULL OR ${otherBy} <> ${actor.id}
			OR EXISTS (SELECT 1 FROM vote JOIN unit ON unit.id = vote.unit_id
				WHERE vote.id = paper_batch.vote_id AND unit.two_person = 0))`;
}

function keep(one: ReadRow, { batch, pass, own }: Place): Statement {
	const { position, revision } = one.row;
	if (!('entry' in one)) {
		return sql`DELETE FROM paper_entry WHERE batch_id = ${batch.id} AND pass = ${pass}
			AND position = ${position} AND revision <= ${revision} AND EXISTS (SELECT 1 ${own})`;
	}
	const { choice, invalid } = one.entry;
	const elector = one.elector?.elector_id ?? null;
	return sql`INSERT INTO paper_entry (batch_id, pass, position, elector_id, choice, invalid, revision)
		SELECT id, ${pass}, ${position}, ${elector}, ${choice && JSON.stringify(choice)}, ${invalid}, ${revision}
		${own} AND NOT EXISTS (SELECT 1 FROM paper_entry e WHERE e.batch_id = ${batch.id}
			AND e.pass = ${pass} AND e.elector_id = ${elector} AND e.position <> ${position})
		ON CONFLICT (batch_id, pass, position) DO UPDATE SET elector_id = excluded.elector_id,
			choice = excluded.choice, invalid = excluded.invalid, revision = excluded.revision
			WHERE excluded.revision >= paper_entry.revision`;
}

async function isOwn(own: SQL): Promise<boolean> {
	return (await db().all(sql`SELECT 1 ${own}`)).length > 0;
}

function secondBallot(one: ReadRow, actor: Actor, vote: Vote, now: number): Statement[] {
	const { elector } = one;
	const fault = 'fault' in one ? one.fault : null;
	if (!elector || fault?.where !== 'number' || fault.reason !== 'already_cast') return [];
	const attempt = { vote_id: vote.id, elector_id: elector.elector_id, channel: 'paper' } as const;
	const who = { kind: 'person', id: actor.id } as const;
	return refusalLine(attempt, ballotLine({ ...attempt, now }, vote.unit_id, who), fault.channel);
}
