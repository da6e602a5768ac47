import { and, eq, sql, type SQL } from 'drizzle-orm';
import { response_draft, response_mark, survey } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Answer, Answers } from '../answers.ts';
import type { Holder } from './holder.ts';
import { mayAnswer } from './taking.server.ts';

/** A response that is not sent yet; `form_key` makes one response of it, however often it is sent. */
export type Draft = { answers: Answers; form_key: string };

/** All the answers of one response together; far more than anybody types on a phone. */
const MOST_CHARACTERS = 120_000;
const DAY = 86_400_000;
const LASTS = { open: 30 * DAY, invitee: 30 * DAY, trial: DAY };

/** What this person has answered so far and not sent; null where nothing was begun. */
export async function find(surveyId: string, holder: Holder): Promise<Draft | null> {
	const [found] = await db()
		.select({ answers: response_draft.answers, form_key: response_draft.form_key })
		.from(response_draft)
		.where(
			and(eq(response_draft.key_hash, holder.keyHash), eq(response_draft.survey_id, surveyId))
		);
	return found ? parse(found) : null;
}

/**
 * Begins a response, or goes on with the one begun: at any time on the same phone, or with the slip on another. Null
 * where the survey takes none from this person now.
 */
export async function begin(surveyId: string, holder: Holder, now: number): Promise<Draft | null> {
	await write([
		sql`INSERT INTO ${response_draft} (key_hash, survey_id, form_key, answers, expires_at)
			SELECT ${holder.keyHash}, ${survey.id}, ${newId()}, '{}',
				min(${now + LASTS[holder.kind]}, iif(${holder.kind === 'trial'}, ${now + DAY}, ${survey.closes_at}))
			FROM ${survey} WHERE ${survey.id} = ${surveyId} AND ${mayAnswer(holder, now)}
				AND ${hasNotAnswered(surveyId, holder)}
			ON CONFLICT (key_hash) DO NOTHING`
	]);
	return find(surveyId, holder);
}

/**
 * Keeps the answers of one page, and takes those away that are null; the others stay as they are. One statement, so
 * that two pages sent at once both count. Keeping the same again changes nothing.
 */
export async function keep(
	surveyId: string,
	holder: Holder,
	changes: Readonly<Record<string, Answer | null>>,
	now: number
): Promise<Draft | 'too_much' | 'no_draft' | 'closed'> {
	const sent = JSON.stringify(changes);
	if (sent.length > MOST_CHARACTERS) return 'too_much';
	const [kept] = await write([
		sql`UPDATE ${response_draft} SET answers = ${merged(sent)}
			WHERE key_hash = ${holder.keyHash} AND survey_id = ${surveyId}
				AND length(${merged(sent)}) <= ${MOST_CHARACTERS}
				AND EXISTS (SELECT 1 FROM ${survey} WHERE ${survey.id} = ${surveyId} AND ${mayAnswer(holder, now)})
			RETURNING answers, form_key`
	]);
	const row = kept?.rows[0];
	if (row) return parse({ answers: String(row.answers), form_key: String(row.form_key) });
	if (!(await find(surveyId, holder))) return 'no_draft';
	const [open] = await db()
		.select({ id: survey.id })
		.from(survey)
		.where(and(eq(survey.id, surveyId), mayAnswer(holder, now)));
	return open ? 'too_much' : 'closed';
}

/** Throws away what was begun, to begin anew. */
export async function drop(surveyId: string, holder: Holder): Promise<void> {
	await write([
		sql`DELETE FROM ${response_draft}
			WHERE key_hash = ${holder.keyHash} AND survey_id = ${surveyId}`
	]);
}

/** Each key of what is sent goes before the same key of the draft, and leaves it where it is null. */
function merged(sent: string): SQL {
	return sql`(SELECT json_group_object(key, json(value)) FROM (
		SELECT o.key, ${response_draft.answers} -> o.fullkey AS value FROM json_each(${response_draft.answers}) o
			WHERE NOT EXISTS (SELECT 1 FROM json_each(${sent}) n WHERE n.key = o.key)
		UNION ALL
		SELECT n.key, ${sent} -> n.fullkey FROM json_each(${sent}) n WHERE n.type <> 'null'))`;
}

function hasNotAnswered(surveyId: string, holder: Holder): SQL {
	if (holder.kind !== 'invitee') return sql`1`;
	return sql`NOT EXISTS (SELECT 1 FROM ${response_mark} m
		WHERE m.survey_id = ${surveyId} AND m.invitee_id = ${holder.invitee_id})`;
}

function parse({ answers, form_key }: { answers: string; form_key: string }): Draft {
	return { answers: JSON.parse(answers), form_key };
}
