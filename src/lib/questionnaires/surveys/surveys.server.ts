import { and, asc, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { questionnaire_version, survey } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Survey } from './survey.ts';

/** The survey, or null. */
export async function find(id: string): Promise<Survey | null> {
	const [found] = await select(eq(survey.id, id));
	return found ?? null;
}

/** The survey, or 404. */
export async function get(id: string): Promise<Survey> {
	return (await find(id)) ?? refuse('not_found', `no survey ${id}`);
}

/** The survey of this unit, or 404: an id of another unit is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Survey> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/** A unit's surveys but the discarded ones, those that open last first. */
export function listOfUnit(unitId: string): Promise<Survey[]> {
	return select(and(eq(survey.unit_id, unitId), isNull(survey.discarded_at)));
}

/** The surveys of one consultation but the discarded ones. */
export function listOfConsultation(consultationId: string): Promise<Survey[]> {
	return select(and(eq(survey.consultation_id, consultationId), isNull(survey.discarded_at)));
}

/** The surveys with the questions of one questionnaire, in whichever version, but the discarded ones. */
export function listOfQuestionnaire(questionnaireId: string): Promise<Survey[]> {
	return select(
		and(eq(questionnaire_version.questionnaire_id, questionnaireId), isNull(survey.discarded_at))
	);
}

/** Several surveys by id, those that open last first. */
export async function listOfIds(ids: string[]): Promise<Survey[]> {
	return ids.length === 0 ? [] : select(inArray(survey.id, ids));
}

/** All surveys of a round but the discarded ones. */
export function listOfRound(roundId: string): Promise<Survey[]> {
	return select(and(eq(survey.round_of, roundId), isNull(survey.discarded_at)));
}

async function select(where: SQL | undefined): Promise<Survey[]> {
	const rows = await db()
		.select({
			survey,
			questionnaire_id: questionnaire_version.questionnaire_id,
			questionnaire_number: questionnaire_version.number,
			zh: sql<string>`${questionnaire_version.body} ->> '$.title.zh'`,
			en: sql<string | null>`${questionnaire_version.body} ->> '$.title.en'`
		})
		.from(survey)
		.innerJoin(questionnaire_version, eq(questionnaire_version.id, survey.questionnaire_version_id))
		.where(where)
		.orderBy(desc(survey.opens_at), asc(survey.id));
	return rows.map(({ survey: stored, zh, en, ...rest }) => ({
		...stored,
		...rest,
		title: { zh, ...(en && { en }) }
	}));
}
