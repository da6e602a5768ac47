import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { response_import, response_import_line } from '#db/schema.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { startBreathing } from '#lib/server/breath.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Answers } from '../../answers.ts';
import type { Document } from '../../document.ts';
import { documentOf } from '../../surveys/documents.server.ts';
import { status, type Survey } from '../../surveys/survey.ts';
import { quotasOf, walk } from '../../walk.ts';
import { answerColumns } from '../exporting/header.ts';
import { lifetime, mostRows, mostTold, type Reading, type UploadFault } from './imports.ts';
import type { ReadTable } from './read-table.ts';
import { read } from './reading.server.ts';
import { mapColumns, siftRow } from './sift-rows.ts';

/** Imports of one survey that may wait at once. */
const mostWaiting = 5;

/**
 * Whether answers may be added to a survey now: from its opening on, until its results are public. Results that are
 * shown while it runs would tell a single answer by what known ones, put in and taken out, do to them.
 */
export function takesImports(survey: Survey, now: number): boolean {
	const stands = status(survey, now);
	const takes = stands === 'closed' || (stands === 'open' && !survey.live);
	return takes && survey.published_at === null;
}

/**
 * Reads a table of answers and says what would be kept of it and what not, cell by cell; nothing is in the survey yet.
 * The same form with the same file makes one import.
 */
export async function upload(
	actor: Actor,
	survey: Survey,
	{ key, file }: { key: string; file: unknown },
	now: number
): Promise<{ id: string } | { refused: UploadFault }> {
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor import');
	if (!takesImports(survey, now)) return { refused: 'not_open' };
	if (!(file instanceof File) || (file.name === '' && file.size === 0)) {
		return { refused: 'none_chosen' };
	}
	await forgetOld(now);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const formKey = `${key.slice(0, 40)}:${sha256.slice(0, 16)}`;
	const before = await findByKey(survey.id, formKey);
	if (before) return { id: before };
	const document = await documentOf(survey.questionnaire_version_id);
	const told = await read(
		bytes,
		answerColumns(document).map(({ column }) => column.name)
	);
	if ('refused' in told) return told;
	if (!told.table) return { refused: 'no_columns' };
	if (told.table.rows.length > mostRows) return { refused: 'too_many_rows' };
	const { reading, responses } = await siftTable(document, told.table);
	const id = newId();
	const file_name = shownName(file.name);
	const [made] = await write([
		sql`INSERT INTO ${response_import} (id, form_key, survey_id, file_name, sha256, uploaded_by, uploaded_at, reading, responses)
			SELECT ${id}, ${formKey}, ${survey.id}, ${file_name}, ${sha256}, ${actor.id}, ${now},
				${JSON.stringify(reading)}, ${responses.length}
			WHERE (SELECT count(*) FROM ${response_import} WHERE survey_id = ${survey.id}
				AND kept_at IS NULL AND discarded_at IS NULL) < ${mostWaiting}
			ON CONFLICT (form_key) DO NOTHING`
	]);
	if (!made?.rowsAffected) {
		const same = await findByKey(survey.id, formKey);
		return same ? { id: same } : { refused: 'too_many_open' };
	}
	await stage(id, responses);
	return { id };
}

async function siftTable(document: Document, { head, rows }: NonNullable<ReadTable>) {
	const columns = mapColumns(document, head.cells);
	const reading: Reading = {
		...{ used: columns.used, unknown: columns.unknown.slice(0, 50) },
		...{ droppedCells: 0, dropped: [], quotas: {} }
	};
	const responses: Answers[] = [];
	const breathe = startBreathing();
	for (const row of rows) {
		await breathe();
		const { answers, dropped } = siftRow(document, columns, row);
		reading.droppedCells += dropped.length;
		reading.dropped.push(...dropped.slice(0, mostTold - reading.dropped.length));
		if (Object.keys(answers).length === 0) continue;
		responses.push(answers);
		for (const { key } of quotasOf(document, walk(document, answers))) {
			reading.quotas[key] = (reading.quotas[key] ?? 0) + 1;
		}
	}
	return { reading, responses };
}

/** Writes responses down, some at a time, under the random ids that they will have. */
async function stage(importId: string, responses: readonly Answers[]): Promise<void> {
	for (let from = 0; from < responses.length; from += 50) {
		const lines = responses.slice(from, from + 50).map((one) => [newId(), JSON.stringify(one)]);
		await write([
			sql`INSERT INTO ${response_import_line} (import_id, id, answers)
				SELECT ${importId}, value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(lines)})`
		]);
	}
}

async function findByKey(surveyId: string, formKey: string): Promise<string | null> {
	const [row] = await db()
		.select({ id: response_import.id })
		.from(response_import)
		.where(
			sql`${response_import.form_key} = ${formKey} AND ${response_import.survey_id} = ${surveyId}
				AND ${response_import.kept_at} IS NULL AND ${response_import.discarded_at} IS NULL`
		);
	return row?.id ?? null;
}

/** What nobody kept for a day is discarded, with the answers in it. */
async function forgetOld(now: number): Promise<void> {
	const old = sql`SELECT id FROM ${response_import} WHERE kept_at IS NULL
		AND (discarded_at IS NOT NULL OR uploaded_at < ${now - lifetime})`;
	await write([
		sql`DELETE FROM ${response_import_line} WHERE import_id IN (${old})`,
		sql`UPDATE ${response_import} SET discarded_at = ${now}
			WHERE kept_at IS NULL AND discarded_at IS NULL AND uploaded_at < ${now - lifetime}`
	]);
}

function shownName(name: string): string {
	const base = name.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\p{Cf}]/gu, '');
	return [...(base.trim() || 'file')].slice(0, 100).join('');
}
