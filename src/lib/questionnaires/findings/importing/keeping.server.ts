import { sql } from 'drizzle-orm';
import {
	answer_tag,
	quota_count,
	response,
	response_import,
	response_import_line,
	survey,
	survey_summary
} from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from '../../surveys/log-line.ts';
import type { Survey } from '../../surveys/survey.ts';
import { findWaiting, listKept } from './imports.server.ts';
import type { Reading } from './imports.ts';

/** Imported responses carry this, so that they can be taken out together; the number behind it tells nothing. */
const keyOf = (importId: string) => `import:${importId}:`;

/** Adds the responses of an import to its survey: all at once, once, and only while it takes any. */
export async function keep(
	actor: Actor,
	asked: Survey,
	importId: string,
	now: number
): Promise<{ kept: number } | 'not_kept'> {
	if (!canEdit(actor, asked.unit_id)) refuse('forbidden', 'only chair and editor import');
	const one = await findWaiting(asked.id, importId);
	if (!one || one.responses === 0) return 'not_kept';
	const mayBeKept = sql`${taking(asked.id, now)} AND EXISTS (SELECT 1 FROM ${response_import}
		WHERE id = ${importId} AND kept_at IS NULL AND discarded_at IS NULL)
		AND (SELECT count(*) FROM ${response_import_line} WHERE import_id = ${importId}) = ${one.responses}`;
	const { file_name: file, responses } = one;
	const line = lineOf(actor, asked, 'surveys.import', now);
	const results = await write([
		sql`INSERT INTO ${response} (survey_id, id, form_key, answers, channel)
			SELECT ${asked.id}, id, ${keyOf(importId)} || id, answers, 'import'
			FROM ${response_import_line} WHERE import_id = ${importId} AND ${mayBeKept}`,
		sql`UPDATE ${response_import} SET kept_at = ${now}, kept_by = ${actor.id} WHERE id = ${importId} AND ${mayBeKept}`,
		entry({ ...line, detail: { import: importId, file, responses } }),
		countQuotas(asked.id, importId, one.reading, 1),
		sql`DELETE FROM ${response_import_line} WHERE import_id = ${importId}
			AND EXISTS (SELECT 1 FROM ${response_import} WHERE id = ${importId} AND kept_at IS NOT NULL)`
	]);
	return results[1]?.rowsAffected ? { kept: responses } : 'not_kept';
}

/** Gives an import up; what it held is deleted. */
export async function discard(
	actor: Actor,
	asked: Survey,
	importId: string,
	now: number
): Promise<void> {
	if (!canEdit(actor, asked.unit_id)) refuse('forbidden', 'only chair and editor import');
	const which = sql`id = ${importId} AND survey_id = ${asked.id} AND kept_at IS NULL`;
	await write([
		sql`DELETE FROM ${response_import_line} WHERE import_id IN
			(SELECT id FROM ${response_import} WHERE ${which})`,
		sql`UPDATE ${response_import} SET discarded_at = ${now} WHERE ${which} AND discarded_at IS NULL`
	]);
}

/** Takes the responses of an import out again, with the tags put to them, while results are not public. */
export async function remove(
	actor: Actor,
	asked: Survey,
	importId: string,
	now: number
): Promise<'removed' | 'not_removed'> {
	if (!canEdit(actor, asked.unit_id)) refuse('forbidden', 'only chair and editor import');
	const one = (await listKept(asked.id)).find(({ id }) => id === importId);
	if (!one || one.removed_at !== null) return 'not_removed';
	const prefix = keyOf(importId);
	const own = sql`survey_id = ${asked.id} AND form_key >= ${prefix} AND form_key < ${`${prefix.slice(0, -1)};`}`;
	const may = taking(asked.id, now);
	const results = await write([
		sql`DELETE FROM ${answer_tag} WHERE survey_id = ${asked.id} AND response_id IN
			(SELECT id FROM ${response} WHERE ${own}) AND ${may}`,
		sql`DELETE FROM ${response} WHERE ${own} AND ${may}`,
		sql`UPDATE ${response_import} SET removed_at = ${now}, removed_by = ${actor.id}
			WHERE id = ${importId} AND survey_id = ${asked.id} AND kept_at IS NOT NULL
				AND removed_at IS NULL AND ${may}`,
		entry({
			...lineOf(actor, asked, 'surveys.remove_import', now),
			detail: { import: importId, file: one.file_name, responses: one.responses }
		}),
		countQuotas(asked.id, importId, one.reading, -1),
		// Whatever was summed up with them is not shown any more.
		sql`DELETE FROM ${survey_summary} WHERE survey_id = ${asked.id} AND ${may}`
	]);
	return results[2]?.rowsAffected ? 'removed' : 'not_removed';
}

/** The survey takes imports now. */
function taking(surveyId: string, now: number) {
	return sql`EXISTS (SELECT 1 FROM ${survey} WHERE id = ${surveyId} AND opened_at IS NOT NULL
		AND opens_at <= ${now} AND published_at IS NULL AND discarded_at IS NULL
		AND (live = 0 OR closed_at IS NOT NULL OR closes_at <= ${now}))`;
}

/** Counts the responses of an import towards the quotas that they meet, or takes them off; once, with the log line. */
function countQuotas(surveyId: string, importId: string, { quotas }: Reading, sign: 1 | -1) {
	const counts = JSON.stringify(Object.entries(quotas).map(([key, count]) => [key, count * sign]));
	return sql`INSERT INTO ${quota_count} (survey_id, quota_key, responses)
		SELECT ${surveyId}, value ->> 0, value ->> 1 FROM json_each(${counts})
		WHERE changes() > 0 AND EXISTS (SELECT 1 FROM ${response_import} WHERE id = ${importId})
		ON CONFLICT (survey_id, quota_key) DO UPDATE SET responses = max(0, responses + excluded.responses)`;
}
