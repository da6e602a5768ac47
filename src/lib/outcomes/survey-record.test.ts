import { describe, expect, test } from 'vitest';
import type { Document } from '#lib/questionnaires/document.ts';
import { questions } from '#lib/questionnaires/kinds/kinds.fixture.ts';
import { recordDocument, recordTable } from './record-file.ts';
import { satisfactionOf, surveyRecord, type SurveyRecorded } from './survey-record.ts';

const survey = (
	id: string,
	ended_at: number,
	more: Partial<SurveyRecorded> = {}
): SurveyRecorded => ({
	survey_id: id,
	questionnaire_id: 'q',
	title: { zh: id },
	opened_at: 0,
	ended_at,
	published_at: ended_at,
	responses: 50,
	invited: 200,
	satisfaction: 300,
	...more
});

describe('the record of surveys', () => {
	test('is told from the oldest, with the share that answered rounded down', () => {
		const { points, rate } = surveyRecord([
			survey('b', 2, { responses: 1, invited: 3 }),
			survey('a', 1, { invited: 100 })
		]);
		expect(points.map(({ survey_id, rate: share }) => [survey_id, share])).toEqual([
			['a', 500],
			['b', 333]
		]);
		expect(rate).toBe(416);
	});

	test('has no rate where anybody could answer, or fewer than five did', () => {
		const { points, rate } = surveyRecord([
			survey('a', 1, { invited: null }),
			survey('b', 2, { responses: null })
		]);
		expect(points.map((point) => point.rate)).toEqual([null, null]);
		expect(rate).toBeNull();
	});

	test('compares the latest repeated round with the one before it', () => {
		const { latest, before } = surveyRecord([
			survey('first', 1),
			survey('second', 2, { satisfaction: 350 }),
			survey('another', 3, { questionnaire_id: 'p', satisfaction: 400 })
		]);
		expect([latest?.survey_id, before?.survey_id]).toEqual(['second', 'first']);
	});

	test('takes the latest alone where nothing was repeated', () => {
		const { latest, before } = surveyRecord([survey('only', 1)]);
		expect([latest?.survey_id, before]).toEqual(['only', null]);
	});

	test('is empty without surveys', () => {
		expect(surveyRecord([])).toEqual({ points: [], rate: null, latest: null, before: null });
	});

	test('stands in the downloads beside votes', () => {
		const [head = [], line = []] = recordTable([], [survey('a', 1)]);
		const at = (name: string) => line[head.indexOf(name)];
		expect(line).toHaveLength(head.length);
		expect([at('kind'), at('electorate'), at('responses')]).toEqual(['survey', 200, 50]);
		expect([at('response_rate_percent'), at('satisfaction_mean')]).toEqual([25, 3]);
		const unit = { id: 'u', code: '1', name: '桂花', name_en: 'Osmanthus' };
		expect(recordDocument(unit, [], [survey('a', 1)]).surveys).toMatchObject([
			{ survey: 'a', responses: 50, satisfaction_mean: 3 }
		]);
	});
});

test('satisfaction is the mean of the questions from 1 to 5, each alike', () => {
	const { rating, recommend } = questions;
	const listed = [rating, { ...rating, key: 'second' }, recommend];
	const document = {
		sections: [{ key: 's', title: { zh: '' }, questions: listed }]
	} as unknown as Document;
	const scale = (mean: number | null) => ({ shape: 'scale' as const, of: 9, values: [], mean });
	const said = { rating: scale(4), second: scale(3), recommend: scale(9) };
	expect(satisfactionOf(document, said)).toBe(350);
	expect(satisfactionOf(document, { rating: scale(null) })).toBeNull();
});
