import { expect, test } from 'vitest';
import type { Answers } from '../answers.ts';
import { answeredSurvey, EVENING } from './findings.fixture.server.ts';
import { wholeOf } from './parts.server.ts';
import { list } from './texts.server.ts';

const all = { search: '', tag: '', page: 1 };

test('what people sent along can be opened, what they wrote is read', async () => {
	const files = [{ id: 'f1', name: 'file.jpg' }];
	const sent: Answers = { file: { files }, short_text: '多种些花' };
	const said = [sent, ...Array.from({ length: 5 }, (): Answers => ({ short_text: '长椅' }))];
	const { survey } = await answeredSurvey(said.map((answers) => ({ answers })));
	const whole = await wholeOf(survey, EVENING);
	if (!whole) throw new Error('the survey is not over');
	expect(await list(survey.id, whole.made, 'file', all)).toMatchObject({
		found: 1,
		texts: [{ text: 'file.jpg', files }]
	});
	const flowers = await list(survey.id, whole.made, 'short_text', { ...all, search: '花' });
	expect(flowers.texts).toMatchObject([{ text: '多种些花', files: [] }]);
});
