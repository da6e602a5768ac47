import { sql } from 'drizzle-orm';
import {
	doors,
	makeOpenVote,
	makePerson,
	START,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Batch, Pass } from './batch.ts';
import * as batches from './batches.server.ts';
import { finish } from './entries.server.ts';
import { mark } from './marking.server.ts';
import { doorsOf } from './marked-doors.server.ts';
import { printNumber } from './number.ts';
import { prepare } from './numbers.server.ts';
import { type } from './typing.server.ts';

export type PaperVote = MadeVote & { voteId: string; chair: Actor; editor: Actor; other: Actor };

/** An open vote of 8 doors that takes paper, with a second editor, as wished otherwise. */
export async function makePaperVote(wish: VoteWish = {}): Promise<PaperVote> {
	const made = await makeOpenVote({ lines: doors(8), paper: true, ...wish });
	const { chair, editor, unitId } = made.community;
	return { ...made, chair, editor, other: await makePerson(unitId, 'editor') };
}

/** A batch of so many papers. */
export async function makeBatch({ voteId, editor }: PaperVote, papers: number): Promise<Batch> {
	const made = await batches.make(editor, voteId, { key: newId(), title: '', papers }, START);
	if (typeof made === 'string') throw new Error(`No batch: ${made}`);
	return batches.get(voteId, made.id);
}

/** The numbers of the printed ballots as they are typed, in the order of doors. */
export async function numbersOf({ voteId, editor }: PaperVote): Promise<string[]> {
	const printed = await prepare(editor, voteId, { everybody: true }, START);
	if (typeof printed === 'string') throw new Error(`Nothing printed: ${printed}`);
	return printed.map(({ number }) => printNumber(voteId, number));
}

/** Types a whole entry, '1' or '0001-234 1' each, and finishes it. */
export async function enter(who: Actor, batch: Batch, pass: Pass, typed: string[]): Promise<void> {
	const rows = typed.map((text, i) => {
		const [choice = '', number = ''] = text.split(' ').reverse();
		return { position: i + 1, number, choice, revision: i + 1 };
	});
	const answers = await type(who, batch, pass, rows, START);
	const wrong = answers?.find(({ fault }) => fault !== null);
	if (!answers || wrong) throw new Error(`Not typed: ${JSON.stringify(wrong ?? 'not yours')}`);
	if ((await finish(who, batch, pass, START)) !== 'finished') throw new Error('Not finished');
}

/** Both entries by two people, the second as the first unless it is said. */
export async function enterBoth(
	{ editor, other, voteId }: PaperVote,
	batch: Batch,
	first: string[],
	second = first
): Promise<Batch> {
	await enter(editor, batch, 1, first);
	await enter(other, batch, 2, second);
	return batches.get(voteId, batch.id);
}

/** Marks the first so many doors of the first building. */
export async function markDoors({ editor, voteId }: PaperVote, batch: Batch, many: number) {
	const found = (await doorsOf(batch, '1栋')).slice(0, many);
	const ids = found.map(({ elector_id }) => elector_id);
	const answer = await mark(editor, batch, ids, START);
	return { ...answer, ids, batch: await batches.get(voteId, batch.id) };
}

export type StoredBallot = {
	id: string;
	elector_id: string | null;
	choice: string | null;
	invalid: number;
	area: number;
};

/** The rows of a table that are this vote's. */
export function rows<Row>(table: string, voteId: string): Promise<Row[]> {
	return db().all<Row>(sql`SELECT * FROM ${sql.identifier(table)} WHERE vote_id = ${voteId}`);
}

/** What the ballots of a vote say, sorted; 'x' is a spoiled one. */
export async function said(voteId: string): Promise<(string | null)[]> {
	const ballots = await rows<StoredBallot>('ballot', voteId);
	return ballots.map(({ choice, invalid }) => (invalid ? 'x' : choice)).sort();
}

/** The batch as it is now. */
export function again({ voteId }: MadeVote, { id }: { id: string }): Promise<Batch> {
	return batches.get(voteId, id);
}
