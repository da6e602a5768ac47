import { sql } from 'drizzle-orm';
import { answer_tag, response } from '#db/schema.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Survey } from '../surveys/survey.ts';

/** A word that is put to what one person wrote. */
export type Tagging = { response: string; question: string; tag: string };

/** The longest tag, and the most of them at one answer. */
export const longestTag = 30;
const mostTags = 10;

/** Puts a tag to an answer; putting it twice is putting it once. */
export async function addTag(
	actor: Actor,
	survey: Pick<Survey, 'id' | 'unit_id'>,
	{ response: id, question, tag }: Tagging
): Promise<'tagged' | 'no_tag' | 'too_long' | 'too_many'> {
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor tag');
	const word = tidy(tag);
	if (word === '') return 'no_tag';
	if ([...word].length > longestTag) return 'too_long';
	const place = sql`survey_id = ${survey.id} AND response_id = ${id} AND question_key = ${question}`;
	const [added] = await write([
		sql`INSERT INTO ${answer_tag} (survey_id, response_id, question_key, tag)
			SELECT ${survey.id}, ${id}, ${question}, ${word}
			WHERE EXISTS (SELECT 1 FROM ${response} WHERE survey_id = ${survey.id} AND id = ${id})
				AND (SELECT count(*) FROM ${answer_tag} WHERE ${place} AND tag <> ${word}) < ${mostTags}
			ON CONFLICT DO UPDATE SET tag = excluded.tag`
	]);
	return added?.rowsAffected ? 'tagged' : 'too_many';
}

/** Takes a tag away from an answer. */
export async function removeTag(
	actor: Actor,
	survey: Pick<Survey, 'id' | 'unit_id'>,
	{ response: id, question, tag }: Tagging
): Promise<void> {
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor tag');
	await write([
		sql`DELETE FROM ${answer_tag} WHERE survey_id = ${survey.id} AND response_id = ${id}
			AND question_key = ${question} AND tag = ${tag}`
	]);
}

function tidy(tag: string): string {
	return tag
		.normalize('NFKC')
		.replace(/[\s\p{Cc};]+/gu, ' ')
		.trim();
}
