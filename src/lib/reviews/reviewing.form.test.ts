import { expect, test } from 'vitest';
import { judgingIn, wordsIn } from './reviewing.form.ts';
import { MOST } from './review.ts';

function formOf(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

test('the form of one indicator is read with what it was written over and the marks', () => {
	const sent = formOf({
		...{ indicator: 'e1', score: ' 66.5 ', comment: '一\r\n二' },
		...{ 'base.score': '', 'base.comment': '一', 'mark.x': 'partly', 'mark.y': 'perhaps' }
	});
	expect(judgingIn(sent)).toEqual({
		indicator: 'e1',
		judged: { score: 6_650, comment: '一\n二' },
		over: { score: null, comment: '一' },
		marks: [['x', 'partly']],
		isReadable: true
	});
});

test('of a piece that is marked twice the last word counts', () => {
	const form = formOf({ indicator: 'e1', 'mark.x': 'partly' });
	for (const mark of ['convincing', 'not']) form.append('mark.x', mark);
	expect(judgingIn(form)?.marks).toEqual([['x', 'not']]);
});

test.each([
	['', true, null],
	['六十', false, null],
	['1e9', false, null],
	['-0', true, 0]
])('a score typed as %j', (score, isReadable, read) => {
	const found = judgingIn(formOf({ indicator: 'e1', score }));
	expect(found).toMatchObject({ isReadable, judged: { score: read }, over: undefined });
});

test('what is no form of ours is none', () => {
	expect(judgingIn(formOf({}))).toBeNull();
	expect(judgingIn(formOf({ indicator: 'x'.repeat(81) }))).toBeNull();
	const long = 'x'.repeat(MOST.comment + 1);
	expect(judgingIn(formOf({ indicator: 'e1', comment: long }))).toBeNull();
	expect(wordsIn(formOf({ strengths: 'x'.repeat(MOST.words + 1) }))).toBeNull();
});

test('the words on the whole are read with what they were written over', () => {
	expect(wordsIn(formOf({ strengths: '好' }))).toEqual({
		...{ strengths: '好', improvements: '', questions: '' }
	});
	expect(wordsIn(formOf({ strengths: '好', 'base.strengths': '' }))).toEqual({
		...{ strengths: '好', improvements: '', questions: '' },
		over: { strengths: '', improvements: '', questions: '' }
	});
});
