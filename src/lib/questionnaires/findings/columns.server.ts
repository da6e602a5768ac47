import { and, asc, eq, inArray, notLike, sql } from 'drizzle-orm';
import { answer_column } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import type { Document } from '../document.ts';
import { columnSize, readColumn, type Column } from './column.ts';
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
	let chunk = startChunk(document);
	let responses = 0;
	const store = async () => {
		const number = Math.ceil(responses / columnSize) - 1;
		await insert({ surveyId, generation, number }, chunk.bodies());
		chunk = startChunk(document);
	};
	for await (const rows of responsesOf(surveyId)) {
		for (const row of rows) {
			chunk.put(row);
			responses += 1;
			if (responses % columnSize === 0) await store();
		}
	}
	if (responses % columnSize > 0) await store();
	return responses;
}

/** The packed answers to some questions, or to all of them, by question and in the order of responses. */
export async function columnsOf(
	surveyId: string,
	generation: string,
	names?: readonly string[]
): Promise<Map<string, Column[]>> {
	const wanted = names
		? inArray(answer_column.name, [...names])
		: notLike(answer_column.name, '%:text');
	const columns = new Map<string, Column[]>();
	for (const { name, body } of await bodiesOf(surveyId, generation, wanted)) {
		const list = columns.get(name) ?? [];
		columns.set(name, list);
		list.push(readColumn(body));
	}
	return columns;
}

/** What people wrote to a question, in the order of their random ids. */
export async function textsIn(
	surveyId: string,
	generation: string,
	key: string
): Promise<Written[]> {
	const found = await bodiesOf(surveyId, generation, eq(answer_column.name, textsOf(key)));
	return found.flatMap(({ body }) => JSON.parse(body) as Written[]);
}

function bodiesOf(surveyId: string, generation: string, which: ReturnType<typeof eq>) {
	return db()
		.select({ name: answer_column.name, body: answer_column.body })
		.from(answer_column)
		.where(
			and(eq(answer_column.survey_id, surveyId), eq(answer_column.generation, generation), which)
		)
		.orderBy(asc(answer_column.name), asc(answer_column.chunk));
}

type Place = { surveyId: string; generation: string; number: number };

async function insert({ surveyId, generation, number }: Place, bodies: [string, string][]) {
	await write([
		sql`INSERT INTO ${answer_column} (survey_id, generation, name, chunk, body)
			SELECT ${surveyId}, ${generation}, value ->> 0, ${number}, value ->> 1
			FROM json_each(${JSON.stringify(bodies)})`
	]);
}
