import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { makeCommunity } from '#db/community.fixture.ts';
import { hundredths } from '#lib/programmes/exact.ts';
import { submit as answer } from '#lib/questionnaires/answering/submitting.server.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { fillIn, makeApplication, makeRound, OPEN } from './applying.fixture.server.ts';
import * as asking from './asking.server.ts';
import { residentsOf } from './residents.server.ts';
import * as submission from './submission.server.ts';

const DAY = 86_400_000;

const rating: Document = {
	title: { zh: '居民怎么看' },
	intro: { zh: '请您说说。' },
	thanks: { zh: '谢谢您。' },
	...{ english: false, paging: 'section' },
	sections: [
		{
			key: 'all',
			title: { zh: '看法' },
			questions: [{ key: 'good', kind: 'rating', required: 'no', words: { zh: '满意吗？' } }]
		}
	],
	...{ computed: [], quotas: [] }
};

/** An application to a round that asks residents, complete but for their voice, and its unit's survey that asks them. */
async function asked(answers: number[] = []) {
	const round = await makeRound();
	const community = await makeCommunity();
	const survey = await openSurvey({
		...{ document: rating, access: 'open', unitId: community.unitId, now: OPEN - 2 * DAY }
	});
	const { questionnaire_version_id: version } = await surveys.get(survey.surveyId);
	const residents = JSON.stringify({ questionnaire_version_id: version, weight: 1_500 });
	await write([
		sql`UPDATE programme_terms SET body = json_set(body, '$.residents', json(${residents}))
			WHERE programme_id = ${round.programmeId}`
	]);
	const made = await makeApplication(round, community);
	await fillIn(made);
	const standing = await surveys.get(survey.surveyId);
	for (const good of answers) {
		const holder = { kind: 'open' as const, keyHash: newId() };
		const given = { answers: { good }, key: newId() };
		const taken = await answer(standing, holder, given, OPEN - 2 * DAY);
		if (taken !== 'taken') throw new Error(JSON.stringify(taken));
	}
	return { ...made, ...round, surveyId: survey.surveyId };
}

describe('residents’ voice', () => {
	test('is the mean of the ratings, frozen with the submission', async () => {
		const { chair, applicationId, programmeId, surveyId } = await asked([5, 5, 5, 3, 3, 3]);
		expect(await asking.choose(chair, applicationId, surveyId, OPEN)).toBe('chosen');
		const voice = { survey: surveyId, responses: 6, invited: null, share: 7_500 };
		expect(await asking.voiceOf(surveyId, OPEN)).toEqual(voice);
		expect(await residentsOf(programmeId)).toEqual(new Map());
		await submission.submit(chair, applicationId, OPEN);
		expect((await submission.getStanding(applicationId)).body.residents).toEqual(voice);
		const [share] = (await residentsOf(programmeId)).values();
		expect(share && hundredths(share)).toBe(7_500);
	});

	test('of fewer than five is none, and keeps nobody from submitting', async () => {
		const { chair, applicationId, programmeId, surveyId } = await asked([5, 5, 5, 5]);
		await asking.choose(chair, applicationId, surveyId, OPEN);
		expect(await asking.voiceOf(surveyId, OPEN)).toBe('few');
		expect(await submission.submit(chair, applicationId, OPEN)).toMatchObject({ number: 1 });
		expect((await residentsOf(programmeId)).size).toBe(0);
	});

	test('of a survey that still runs is waited for', async () => {
		const { chair, applicationId, surveyId } = await asked([5]);
		await asking.choose(chair, applicationId, surveyId, OPEN);
		await write([sql`UPDATE survey SET closes_at = ${OPEN + DAY} WHERE id = ${surveyId}`]);
		expect(await submission.submit(chair, applicationId, OPEN)).toBe('survey_open');
		await asking.choose(chair, applicationId, null, OPEN);
		expect(await submission.submit(chair, applicationId, OPEN)).toMatchObject({ number: 1 });
	});

	test('is no other unit’s survey, and none with other questions', async () => {
		const { editor, applicationId, unitId } = await asked();
		const foreign = await asked();
		const choose = (id: string) => asking.choose(editor, applicationId, id, OPEN);
		expect(await choose(foreign.surveyId)).toBe('no_such_survey');
		const other = await openSurvey({ access: 'open', unitId, now: OPEN });
		expect(await choose(other.surveyId)).toBe('no_such_survey');
	});

	test('is asked for with one button: a draft with the programme’s questions, once for a form', async () => {
		const { editor, supervisor, applicationId, unitId } = await asked();
		const given = { access: 'open' as const, key: newId() };
		const made = await asking.ask(editor, applicationId, given, OPEN);
		expect(await asking.ask(editor, applicationId, given, OPEN)).toEqual(made);
		if (typeof made === 'string') throw new Error(made);
		const draft = await surveys.getOfUnit(unitId, made.survey);
		expect([draft.opened_at, draft.title]).toEqual([null, { zh: '居民怎么看' }]);
		expect(await asking.voiceOf(made.survey, OPEN)).toBe('not_closed');
		await expect(asking.ask(supervisor, applicationId, given, OPEN)).rejects.toMatchObject({
			status: 403
		});
	});
});
