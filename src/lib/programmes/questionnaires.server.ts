import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { questionnaire, questionnaire_version } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** A questionnaire that residents can be asked, as it was published. */
export type Choice = { version_id: string; title: string; number: number; published_at: number };

/** The organiser's questionnaires in their newest published version, the newest first. */
export function listPublished(unitId: string): Promise<Choice[]> {
	return select()
		.where(
			and(
				eq(questionnaire.unit_id, unitId),
				isNull(questionnaire.discarded_at),
				sql`${questionnaire_version.number} = (SELECT max(number) FROM questionnaire_version v
					WHERE v.questionnaire_id = ${questionnaire.id})`
			)
		)
		.orderBy(desc(questionnaire_version.published_at))
		.limit(100);
}

/** The published version, whoever's it is, or null. */
export async function findPublished(versionId: string): Promise<Choice | null> {
	const [found] = await select().where(eq(questionnaire_version.id, versionId));
	return found ?? null;
}

/** The version was published by this organiser. */
export async function isPublished(unitId: string, versionId: string): Promise<boolean> {
	const [found] = await select().where(
		and(eq(questionnaire_version.id, versionId), eq(questionnaire.unit_id, unitId))
	);
	return found !== undefined;
}

function select() {
	const { id, number, published_at } = questionnaire_version;
	return db()
		.select({ version_id: id, title: questionnaire.title, number, published_at })
		.from(questionnaire_version)
		.innerJoin(questionnaire, eq(questionnaire.id, questionnaire_version.questionnaire_id))
		.$dynamic();
}
