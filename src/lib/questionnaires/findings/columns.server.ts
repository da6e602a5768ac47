import { and, asc, eq, inArray, notLike, sql } from 'drizzle-orm';
import { answer_column } from '#db/schema.server.ts';
import { startBreathing } from '#lib/server/breath.ts';
import { db, write } from '#lib/server/db.ts';
import type { Document } from '../document.ts';
import { columnSize, readColumns, type Column } from './column.ts';
import { startChunk, textsOf, type Written } from './packing.ts';
import { responsesOf } from './reading-responses.server.ts';

/**
 * Packs all responses of a survey into columns, a thousand at a time and in small slices, so that others are answered
 * meanwhile. Tells how many there were.
 */
export async function packColumns(
	surveyId: string,
	document: Document,
	generation: string
): Promise<number> {
	const breathe = startBreathing();
	let chunk = startChunk(document);
	let responses = 0;
	const store = async () => {
		const number = Math.ceil(responses / columnSize) - 1;
		for (const bodies of inHands(chunk.bodies())) {
			await insert({ surveyId, generation, number }, bodies);
			await breathe();
		}
		chunk = startChunk(document);
	};
	for await (const rows of responsesOf(surveyId)) {
		for (const row of rows) {
			chunk.put(row);
			responses += 1;
			if (responses % columnSize === 0) await store();
			await breathe();
		}
	}
	if (responses % columnSize > 0) await store();
	return responses;
}

/** The columns that were last read as a whole: one making never changes, and people look at group after group. */
let last: { generation: string; columns: ReadonlyMap<string, Column[]> } | null = null;
/** So many answers at two bytes each are kept at most. */
const mostKept = 4_000_000;

/** The packed answers to all questions, by question and in the order of responses. */
export async function allColumnsOf(
	surveyId: string,
	generation: string
): Promise<ReadonlyMap<string, Column[]>> {
	if (last?.generation === generation) return last.columns;
	const columns = await columnsOf(surveyId, generation);
	let answers = 0;
	for (const list of columns.values()) for (const { codes } of list) answers += codes.length;
	if (answers <= mostKept) last = { generation, columns };
	return columns;
}

/** As `allColumnsOf`, of some questions. */
export async function columnsOf(
	surveyId: string,
	generation: string,
	names?: readonly string[]
): Promise<ReadonlyMap<string, Column[]>> {
	const wanted = names
		? inArray(answer_column.name, [...names])
		: notLike(answer_column.name, '%:text');
	// One row a question: it is rows that cost, not what stands in them.
	const rows = await db()
		.select({
			name: answer_column.name,
			bodies: sql<string>`'[' || group_concat(${answer_column.body}, ',' ORDER BY ${answer_column.chunk}) || ']'`
		})
		.from(answer_column)
		.where(
			and(eq(answer_column.survey_id, surveyId), eq(answer_column.generation, generation), wanted)
		)
		.groupBy(answer_column.name);
	return new Map(rows.map(({ name, bodies }) => [name, readColumns(bodies)]));
}

/** What people wrote to a question, in the order of their random ids. */
export async function textsIn(
	surveyId: string,
	generation: string,
	key: string
): Promise<Written[]> {
	const found = await db()
		.select({ body: answer_column.body })
		.from(answer_column)
		.where(
			and(
				eq(answer_column.survey_id, surveyId),
				eq(answer_column.generation, generation),
				eq(answer_column.name, textsOf(key))
			)
		)
		.orderBy(asc(answer_column.chunk));
	return found.flatMap(({ body }) => JSON.parse(body) as Written[]);
}

/** What is written at once: a commit keeps everybody waiting as long as it has letters to write. */
const handful = 64_000;

/** Columns as they are made, so many at once that they are a handful. */
function* inHands(bodies: Iterable<[string, string]>): Generator<[string, string][]> {
	let hand: [string, string][] = [];
	let letters = 0;
	for (const [name, body] of bodies) {
		hand.push([name, body]);
		letters += body.length;
		if (letters < handful) continue;
		yield hand;
		[hand, letters] = [[], 0];
	}
	if (hand.length > 0) yield hand;
}

type Place = { surveyId: string; generation: string; number: number };

async function insert({ surveyId, generation, number }: Place, bodies: [string, string][]) {
	await write([
		sql`INSERT INTO ${answer_column} (survey_id, generation, name, chunk, body)
			SELECT ${surveyId}, ${generation}, value ->> 0, ${number}, value ->> 1
			FROM json_each(${JSON.stringify(bodies)})`
	]);
}
