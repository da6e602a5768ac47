import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { response_import } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Reading, ResponseImport } from './imports.ts';

const { id, file_name, uploaded_at, reading, responses, kept_at, removed_at } = response_import;
const columns = { id, file_name, uploaded_at, reading, responses, kept_at, removed_at };

/** The import of this survey that still waits to be kept, or null. */
export async function findWaiting(
	surveyId: string,
	wanted: string
): Promise<ResponseImport | null> {
	const [row] = await db()
		.select(columns)
		.from(response_import)
		.where(
			and(
				eq(response_import.survey_id, surveyId),
				eq(id, wanted),
				isNull(kept_at),
				isNull(response_import.discarded_at)
			)
		);
	return row ? parse(row) : null;
}

/** What was imported into a survey, the latest first; with what was taken out again. */
export async function listKept(surveyId: string): Promise<ResponseImport[]> {
	const rows = await db()
		.select(columns)
		.from(response_import)
		.where(and(eq(response_import.survey_id, surveyId), isNotNull(kept_at)))
		.orderBy(desc(kept_at));
	return rows.map(parse);
}

/** What a reading says is ours alone to write. */
function parse(row: Omit<ResponseImport, 'reading'> & { reading: unknown }): ResponseImport {
	return { ...row, reading: row.reading as Reading };
}
