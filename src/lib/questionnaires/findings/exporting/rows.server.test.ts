import { expect, it } from 'vitest';
import { documentOf } from '../../surveys/documents.server.ts';
import { answeredSurvey, type Said } from '../findings.fixture.server.ts';
import { linesOf } from './rows.server.ts';

const from = (building: string, times: number, channel: Said['channel'] = 'online'): Said[] =>
	Array.from({ length: times }, () => ({ answers: {}, building, channel }));

/** What is told of each response of a confidential survey, but for its number. */
async function toldOf(said: Said[]) {
	const { survey } = await answeredSurvey(said, { access: 'confidential' });
	const document = await documentOf(survey.questionnaire_version_id);
	const told: unknown[][] = [];
	for await (const { known } of linesOf({ survey, document, locale: 'zh-CN' })) {
		told.push(known.slice(1));
	}
	return told.map((cells) => cells.join(' ')).sort();
}

it('the only paper of a confidential survey is not told from the others', async () => {
	expect(await toldOf([...from('1', 6), ...from('1', 1, 'paper')])).toEqual(Array(7).fill(' 1'));
});

it('the only answer from a small building is not the only one without a building', async () => {
	expect(await toldOf([...from('1', 6), ...from('2', 1)])).toEqual(Array(7).fill('online '));
});

it('enough of each are told', async () => {
	const told = await toldOf([...from('1', 5), ...from('2', 5, 'paper')]);
	expect(told).toEqual([...Array(5).fill('online 1'), ...Array(5).fill('paper 2')]);
});
