/** What a community of the tests has of questionnaires. */
import { sql } from 'drizzle-orm';
import type { Community } from '#db/community.fixture.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import { answeredSurvey } from '#lib/questionnaires/findings/findings.fixture.server.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

const DAY = 86_400_000;

/** One of everything: an open survey of invited people, and a batch of papers of it. */
export async function surveysOf({ unitId, editor }: Community): Promise<Record<string, string>> {
	const now = Date.now();
	const named = await openSurvey({ unitId, now });
	const anyones = await openSurvey({ unitId, now, access: 'open' });
	const over = await overSurvey(unitId, now);
	const round = anyones.surveyId;
	await write([sql`UPDATE survey SET round_of = id WHERE id = ${round}`]);
	const input = { key: newId(), papers: 3 };
	const batch = await batches.make(editor, named.surveyId, input, now);
	if (typeof batch === 'string') throw new Error(`No batch: ${batch}`);
	return {
		survey: named.surveyId,
		anyones: anyones.surveyId,
		round,
		screen: 'single',
		questionnaire: named.questionnaireId,
		surveyBatch: batch.id,
		overSurvey: over.surveyId,
		surveyTexts: 'long_text'
	};
}

/** A survey whose results are public. */
function overSurvey(unitId: string, now: number) {
	const dates = { opens_at: now - 3 * DAY, opened_at: now - 3 * DAY, closes_at: now - DAY };
	const answers = { rating: 4, long_text: '电梯太慢' };
	return answeredSurvey(
		Array.from({ length: 6 }, () => ({ answers })),
		{ unitId, now, changes: { ...dates, published_at: now - 1000 } }
	);
}
