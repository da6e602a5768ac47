import { and, asc, count, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { questionnaire, questionnaire_version, survey, unit } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Survey } from './survey.ts';
import { listOfIds } from './surveys.server.ts';

const perPage = 20;

const title = sql`${questionnaire_version.body} ->> '$.title.zh'`;
const english = sql`${questionnaire_version.body} ->> '$.title.en'`;

/** A unit's surveys but the discarded ones, found by their title, those that open last first; pages count from 1. */
export async function searchOfUnit(
	unitId: string,
	{ search = '', page = 1 }: { search?: string; page?: number } = {}
): Promise<{ surveys: Survey[]; total: number; pages: number }> {
	const wanted = `%${search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '\\$&')}%`;
	const like = (text: typeof title) => sql`${text} LIKE ${wanted} ESCAPE '\\'`;
	const where = and(
		eq(survey.unit_id, unitId),
		isNull(survey.discarded_at),
		search.trim() ? or(like(title), like(english)) : undefined
	);
	const [found, counted] = await Promise.all([
		db()
			.select({ id: survey.id })
			.from(survey)
			.innerJoin(
				questionnaire_version,
				eq(questionnaire_version.id, survey.questionnaire_version_id)
			)
			.where(where)
			.orderBy(desc(survey.opens_at), asc(survey.id))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db()
			.select({ total: count() })
			.from(survey)
			.innerJoin(
				questionnaire_version,
				eq(questionnaire_version.id, survey.questionnaire_version_id)
			)
			.where(where)
	]);
	const total = counted[0]?.total ?? 0;
	const surveys = await listOfIds(found.map(({ id }) => id));
	return { surveys, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** A published version that a survey can put: its questionnaire, and which version it is. */
export type VersionOnOffer = { id: string; title: string; number: number; published_at: number };

/** The published versions of a unit's questionnaires, the newest questionnaire first, its latest version above. */
export function listVersionsOnOffer(unitId: string): Promise<VersionOnOffer[]> {
	return db()
		.select({
			id: questionnaire_version.id,
			title: sql<string>`${title}`,
			number: questionnaire_version.number,
			published_at: questionnaire_version.published_at
		})
		.from(questionnaire_version)
		.innerJoin(questionnaire, eq(questionnaire.id, questionnaire_version.questionnaire_id))
		.where(and(eq(questionnaire.unit_id, unitId), isNull(questionnaire.discarded_at)))
		.orderBy(
			desc(questionnaire.created_at),
			asc(questionnaire.id),
			desc(questionnaire_version.number)
		);
}

/** The unit whose questionnaire a survey puts: another one than its own where it was given. */
export async function authorOf({ questionnaire_id }: Pick<Survey, 'questionnaire_id'>): Promise<{
	id: string;
	name: string;
	name_en: string;
} | null> {
	const [found] = await db()
		.select({ id: unit.id, name: unit.name, name_en: unit.name_en })
		.from(questionnaire)
		.innerJoin(unit, eq(unit.id, questionnaire.unit_id))
		.where(eq(questionnaire.id, questionnaire_id));
	return found ?? null;
}
