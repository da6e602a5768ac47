import { and, eq, sql, type SQL } from 'drizzle-orm';
import { file, response_file, survey } from '#db/schema.server.ts';
import { db, type Statement } from '#lib/server/db.ts';
import type { Answers } from '../answers.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Holder } from './holder.ts';

/** The ids of the files that answers name. */
export function filesIn(answers: Answers): string[] {
	return Object.values(answers).flatMap((answer) =>
		typeof answer === 'object' && 'files' in answer ? answer.files.map(({ id }) => id) : []
	);
}

/** The answers without files that this person did not send for that very question. */
export async function withOwnFiles(
	surveyId: string,
	document: Document,
	holder: Holder,
	answers: Answers
): Promise<Answers> {
	const asking = questionsOf(document).filter(({ kind }) => kind === 'file');
	if (asking.length === 0) return answers;
	const own = await db()
		.select({ id: response_file.file_id, question: response_file.question_key })
		.from(response_file)
		.where(and(eq(response_file.survey_id, surveyId), eq(response_file.key_hash, holder.keyHash)));
	const sifted = { ...answers };
	for (const { key } of asking) {
		const answer = answers[key];
		if (typeof answer !== 'object' || !('files' in answer)) continue;
		const isOwn = ({ id }: { id: string }) =>
			own.some((one) => one.id === id && one.question === key);
		sifted[key] = { files: answer.files.filter(isOwn) };
	}
	return sifted;
}

/**
 * The statements by which the files of a response stay, under a condition. From then on nothing tells who sent them,
 * or when.
 */
export function keepStatements(
	surveyId: string,
	holder: Holder,
	ids: readonly string[],
	condition: SQL
): Statement[] {
	if (ids.length === 0) return [];
	const listed = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	return [
		sql`UPDATE ${file} SET uploaded_at =
				(SELECT ${survey.opens_at} FROM ${survey} WHERE ${survey.id} = ${surveyId})
			WHERE id IN (SELECT file_id FROM ${response_file} WHERE survey_id = ${surveyId}
				AND key_hash = ${holder.keyHash} AND file_id IN ${listed}) AND ${condition}`,
		sql`UPDATE ${response_file} SET is_kept = 1, key_hash = ''
			WHERE survey_id = ${surveyId} AND key_hash = ${holder.keyHash} AND file_id IN ${listed}
				AND ${condition}`
	];
}
