import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import {
	application_answer,
	application_answer_past,
	evidence,
	person
} from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { indicatorsOf, isOnScale } from '#lib/programmes/criteria.ts';
import { db, write } from '#lib/server/db.ts';
import { getWritable, isWritten } from './applications.server.ts';
import { lettersOf, type Said } from './completeness.ts';

export type AnswerInput = { selfScore: number | null; narrative: string; version: number };
export type AnswerFault = 'not_on_scale' | 'too_long' | 'no_such_indicator';

/** What was said so far, by indicator, with the version that the next change must name. */
export async function listAnswers(
	applicationId: string
): Promise<Map<string, Said & { version: number; revised_by: string; revised_at: number }>> {
	const [answers, pieces] = await Promise.all([
		db()
			.select()
			.from(application_answer)
			.where(eq(application_answer.application_id, applicationId)),
		db()
			.select({ indicator_key: evidence.indicator_key, kind: evidence.kind })
			.from(evidence)
			.where(and(eq(evidence.application_id, applicationId), isNull(evidence.removed_at)))
	]);
	const said = new Map(
		answers.map(({ indicator_key, self_score, narrative, version, revised_by, revised_at }) => [
			indicator_key,
			{
				...{ selfScore: self_score, narrative, version, revised_by, revised_at },
				evidence: [] as Said['evidence']
			}
		])
	);
	for (const { indicator_key, kind } of pieces) {
		const none = { selfScore: null, narrative: '', version: 0, revised_by: '', revised_at: 0 };
		const own = said.get(indicator_key) ?? { ...none, evidence: [] };
		said.set(indicator_key, { ...own, evidence: [...own.evidence, kind] });
	}
	return said;
}

/**
 * Keeps what the team says of one indicator. `version` is the one it was written over, 0 for the first: where a colleague
 * saved meanwhile nothing is changed, and the page shows both. What is kept already is kept: a reply that was lost may be
 * asked for again.
 */
export async function save(
	actor: Actor,
	applicationId: string,
	indicatorKey: string,
	input: AnswerInput & { now: number }
): Promise<{ version: number } | 'not_open' | 'edited_meanwhile' | AnswerFault> {
	const { selfScore, narrative, version, now } = input;
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return 'not_open';
	const { criteria, narrative: longest } = writable.terms;
	const indicator = indicatorsOf(criteria).find(({ key }) => key === indicatorKey);
	if (!indicator) return 'no_such_indicator';
	if (selfScore !== null && !isOnScale(selfScore, indicator.scale)) return 'not_on_scale';
	if (lettersOf(narrative.trim()) > longest) return 'too_long';
	const before = await find(applicationId, indicatorKey);
	const isSame = before?.self_score === selfScore && before.narrative === narrative;
	if (before && isSame) return { version: before.version };
	const own = sql`application_id = ${applicationId} AND indicator_key = ${indicatorKey}`;
	const [, saved] = await write([
		keepPast(own, { ...input, actor }),
		sql`INSERT INTO ${application_answer}
				(application_id, indicator_key, self_score, narrative, version, revised_by, revised_at)
			SELECT ${applicationId}, ${indicatorKey}, ${selfScore}, ${narrative}, 1, ${actor.id}, ${now}
			WHERE ${isWritten(applicationId)}
				AND (${version} = 0 OR EXISTS (SELECT 1 FROM ${application_answer} WHERE ${own}))
			ON CONFLICT DO UPDATE SET self_score = excluded.self_score, narrative = excluded.narrative,
				version = version + 1, revised_by = excluded.revised_by, revised_at = excluded.revised_at
			WHERE version = ${version}`
	]);
	if (saved?.rowsAffected) return { version: version + 1 };
	return (await getWritable(actor, applicationId, now)) === 'not_open'
		? 'not_open'
		: 'edited_meanwhile';
}

/** What is said of one indicator, or null. */
export async function find(applicationId: string, indicatorKey: string) {
	const { application_id, indicator_key } = application_answer;
	const [found] = await db()
		.select()
		.from(application_answer)
		.where(and(eq(application_id, applicationId), eq(indicator_key, indicatorKey)));
	return found ?? null;
}

/** What was said of one indicator before, as far as it is kept, the newest first. */
export function listPast(applicationId: string, indicatorKey: string) {
	const { application_id, indicator_key, version, self_score, narrative, revised_at } =
		application_answer_past;
	return db()
		.select({ version, self_score, narrative, revised_at, revised_by: person.name })
		.from(application_answer_past)
		.innerJoin(person, eq(person.id, application_answer_past.revised_by))
		.where(and(eq(application_id, applicationId), eq(indicator_key, indicatorKey)))
		.orderBy(desc(version))
		.limit(50);
}

/** So much can be written before what stood ahead of it is kept as well. */
const WHILE = 10 * 60_000;
/** So many letters are not taken out without being kept. */
const MANY = 80;

/** Keeps what stands before it is written over: what somebody else wrote, what has stood a while, what is cut down. */
function keepPast(own: SQL, { actor, narrative, version, now }: AnswerInput & Who): SQL {
	return sql`INSERT INTO ${application_answer_past}
			(application_id, indicator_key, version, self_score, narrative, revised_by, revised_at)
		SELECT application_id, indicator_key, version, self_score, narrative, revised_by, revised_at
		FROM ${application_answer}
		WHERE ${own} AND version = ${version} AND narrative <> '' AND (revised_by <> ${actor.id}
			OR length(narrative) - ${lettersOf(narrative)} > ${MANY}
			OR NOT EXISTS (SELECT 1 FROM application_answer_past WHERE ${own} AND revised_at > ${now - WHILE}))
		ON CONFLICT DO NOTHING`;
}

type Who = { actor: Actor; now: number };
