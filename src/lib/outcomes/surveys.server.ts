import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { survey } from '#db/schema.server.ts';
import { summaries } from '#lib/questionnaires/findings/results.server.ts';
import { endsAt, type Survey } from '#lib/questionnaires/surveys/survey.ts';
import { get } from '#lib/questionnaires/surveys/surveys.server.ts';
import { db } from '#lib/server/db.ts';
import { smallestCell } from './record.ts';
import { satisfactionOf, type SurveyRecorded } from './survey-record.ts';

/** As many surveys as a chart can carry. */
const most = 24;

/** The surveys of a unit whose results are published, the latest first: each from its stored results. */
export async function listPublished(unitId: string, now: number): Promise<SurveyRecorded[]> {
	const rows = await db()
		.select({ id: survey.id })
		.from(survey)
		.where(
			and(
				eq(survey.unit_id, unitId),
				isNotNull(survey.opened_at),
				isNotNull(survey.published_at),
				isNull(survey.discarded_at)
			)
		)
		.orderBy(desc(survey.opens_at), desc(survey.id))
		.limit(most);
	return Promise.all(rows.map(async ({ id }) => recorded(await get(id), now)));
}

async function recorded(found: Survey, now: number): Promise<SurveyRecorded> {
	const results = await summaries(found, now);
	const { responses } = results;
	return {
		survey_id: found.id,
		questionnaire_id: found.questionnaire_id,
		title: found.title,
		opened_at: found.opens_at,
		ended_at: endsAt(found),
		published_at: found.published_at ?? endsAt(found),
		responses: responses < smallestCell ? null : responses,
		invited: found.invited,
		satisfaction:
			results.state === 'ready' ? satisfactionOf(results.document, results.summaries) : null
	};
}
