import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { paperOfVote } from '../paper.server.ts';
import type { Batch, Pass } from './batch.ts';
import { printNumber } from './number.ts';
import type { KeptRow } from './rows.ts';
import type { Entry, Form } from './typed.ts';
import { writeTyped } from './write-typed.ts';

export type Line = Entry & {
	pass: number;
	position: number;
	absent: boolean;
	elector_id: string | null;
	number: number | null;
	building: string;
	entrance: string;
	room: string;
};

/** How far each of the two entries has come. `last` is the highest place that is filled, `revision` the latest. */
export async function progress(batchId: string): Promise<Record<Pass, Progress>> {
	const rows = await db().all<Progress & { pass: number }>(sql`
		SELECT pass, count(*) AS typed, max(position) AS last, max(revision) AS revision
		FROM paper_entry WHERE batch_id = ${batchId} AND pass > 0 GROUP BY pass`);
	const of = (pass: Pass) =>
		rows.find((row) => row.pass === pass) ?? { typed: 0, last: 0, revision: 0 };
	return { 1: of(1), 2: of(2) };
}

export type Progress = { typed: number; last: number; revision: number };

/** The rows of one entry at the places from `from` to `to`, in that order; for whoever makes that entry alone. */
export async function listKept(
	batch: Batch,
	pass: Pass,
	from: number,
	to: number
): Promise<KeptRow[]> {
	const form: Form = await paperOfVote(batch.vote_id);
	const lines = await listLines(
		batch.id,
		sql`e.pass = ${pass} AND e.position BETWEEN ${from} AND ${to}`
	);
	return lines.map((line) => ({
		position: line.position,
		number: line.number === null ? '' : printNumber(batch.vote_id, line.number),
		choice: writeTyped(line, form),
		door: line.elector_id === null ? null : line
	}));
}

/** Everything that was typed for a batch and settled, in order. */
export async function listLines(batchId: string, which = sql`1`): Promise<Line[]> {
	const rows = await db().all<Omit<Line, 'choice' | 'invalid' | 'absent'> & Raw>(sql`
		SELECT e.pass, e.position, e.elector_id, e.choice, e.invalid, e.absent, n.number,
			coalesce(v.building, '') AS building, coalesce(v.entrance, '') AS entrance,
			coalesce(v.room, '') AS room
		FROM paper_entry e LEFT JOIN paper_number n ON n.elector_id = e.elector_id
		LEFT JOIN elector v ON v.id = e.elector_id
		WHERE e.batch_id = ${batchId} AND ${which} ORDER BY e.pass, e.position`);
	return rows.map(({ choice, invalid, absent, ...row }) => ({
		...row,
		// It was read by the method before it was stored.
		choice: choice === null ? null : JSON.parse(choice),
		invalid: invalid === 1,
		absent: absent === 1
	}));
}

type Raw = { choice: string | null; invalid: number; absent: number };
