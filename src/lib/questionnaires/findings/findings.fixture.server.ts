import { response } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Answers } from '../answers.ts';
import { openSurvey, NOON, type Asked } from '../surveys/survey.fixture.server.ts';
import * as surveys from '../surveys/surveys.server.ts';

/** Two days after it opened: the survey of the tests is over. */
export const EVENING = NOON + 2 * 86_400_000;

export type Said = { answers: Answers; building?: string; channel?: 'online' | 'paper' | 'import' };

/** An open survey (to anybody, if not told otherwise) with these responses. */
export async function answeredSurvey(said: readonly Said[], asked: Asked = {}) {
	const made = await openSurvey({ access: 'open', ...asked });
	await answer(made.surveyId, said);
	return { ...made, survey: await surveys.get(made.surveyId) };
}

/** Further responses to a survey. */
export async function answer(surveyId: string, said: readonly Said[]): Promise<void> {
	const rows = said.map(({ answers, building = '', channel = 'online' as const }) => ({
		...{ survey_id: surveyId, id: newId(), form_key: newId(), building, channel },
		answers: JSON.stringify(answers)
	}));
	for (let at = 0; at < rows.length; at += 200) {
		await write([
			db()
				.insert(response)
				.values(rows.slice(at, at + 200))
		]);
	}
}
