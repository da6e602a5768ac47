import { expect, it } from 'vitest';
import { blankDocument } from './blank.ts';
import { aloneScreen, begun, END, next, screenNow, type Trial } from './trial.ts';

const asks = (key: string, more: object = {}) => ({
	key,
	kind: 'yes-no' as const,
	words: { zh: key },
	required: 'yes' as const,
	...more
});
const document = {
	...blankDocument('问卷'),
	sections: [
		{
			key: 's',
			title: { zh: '' },
			questions: [
				asks('a'),
				asks('b', { when: { of: { question: 'a' }, is: 'equal', to: true } }),
				asks('c')
			]
		}
	]
};

function fill(trial: Trial, fields: Record<string, string>): Trial {
	const { screen } = screenNow(document, trial);
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return screen ? next(document, trial, screen, form) : trial;
}
const at = (trial: Trial) => trial.at;
const first: Trial = { ...begun, at: 'a' };

it('goes through the logic as a resident would', () => {
	expect(screenNow(document, begun)).toMatchObject({ isBegin: true, screen: null });
	const yes = fill(first, { a: 'yes' });
	expect(at(yes)).toBe('b');
	const no = fill(first, { a: 'no' });
	expect(at(no)).toBe('c');
	const end = fill(no, { c: 'yes' });
	expect(end).toMatchObject({ at: END, answers: { a: false, c: true } });
	expect(screenNow(document, end)).toMatchObject({ isBegin: false, screen: null });
});

it('stays where an answer is missing', () => {
	expect(fill(first, {})).toMatchObject({ at: 'a', faults: { a: 'required' } });
});

it('begins again where its page was edited away', () => {
	expect(screenNow(document, { ...begun, at: 'gone' })).toMatchObject({ isBegin: true });
});

it('shows the question that is edited, hidden or not', () => {
	expect(aloneScreen(document, 'b')).toMatchObject({ questions: [{ key: 'b' }] });
	expect(aloneScreen(document, 's')).toMatchObject({ questions: [{ key: 'a' }] });
	expect(aloneScreen(document, 'about')).toBeNull();
});
