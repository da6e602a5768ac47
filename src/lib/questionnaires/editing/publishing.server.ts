import { createHash } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { person, questionnaire_version, survey } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { problemsOf } from '../check.ts';
import { get } from './questionnaires.server.ts';

/**
 * Freezes the draft as it is at `version` into the next version; answers belong to one of these and stay with it.
 * A draft that is, to the letter, what was published last makes no further version: the last one is the answer.
 */
export async function publish(
	actor: Actor,
	questionnaireId: string,
	version: number,
	now: number
): Promise<{ versionId: string } | 'problems' | 'edited_meanwhile'> {
	const found = await get(questionnaireId);
	if (!canEdit(actor, found.unit_id)) refuse('forbidden', 'only chair and editor publish');
	if (found.version !== version || found.discarded_at !== null) return 'edited_meanwhile';
	if (problemsOf(found.document).length > 0) return 'problems';
	const sha256 = createHash('sha256').update(JSON.stringify(found.document)).digest('hex');
	await write([
		sql`INSERT INTO questionnaire_version (id, questionnaire_id, number, draft_version, body, sha256,
				published_by, published_at)
			SELECT ${newId()}, q.id, coalesce(v.number, 0) + 1, q.version, q.draft, ${sha256}, ${actor.id}, ${now}
			FROM questionnaire q LEFT JOIN questionnaire_version v ON v.questionnaire_id = q.id
				AND v.number = (SELECT max(number) FROM questionnaire_version WHERE questionnaire_id = q.id)
			WHERE q.id = ${questionnaireId} AND q.version = ${version} AND q.discarded_at IS NULL
				AND v.body IS NOT q.draft
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: found.unit_id,
			actor: { kind: 'person', id: actor.id },
			action: 'questionnaires.publish',
			subject: { kind: 'questionnaire', id: questionnaireId },
			detail: { sha256 }
		})
	]);
	const [latest] = await listVersions(questionnaireId);
	return latest?.sha256 === sha256 ? { versionId: latest.id } : 'edited_meanwhile';
}

/** The versions of a questionnaire, the newest first, with who published them and how many surveys ask them. */
export function listVersions(questionnaireId: string) {
	const { id, number, draft_version, sha256, published_at } = questionnaire_version;
	return db()
		.select({
			...{ id, number, draft_version, sha256, published_at },
			published_by: person.name,
			surveys: sql<number>`(SELECT count(*) FROM ${survey}
				WHERE ${survey.questionnaire_version_id} = ${questionnaire_version.id}
				AND ${survey.discarded_at} IS NULL)`
		})
		.from(questionnaire_version)
		.innerJoin(person, eq(person.id, questionnaire_version.published_by))
		.where(and(eq(questionnaire_version.questionnaire_id, questionnaireId)))
		.orderBy(desc(questionnaire_version.number));
}
