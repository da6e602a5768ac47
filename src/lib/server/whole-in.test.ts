import { expect, it } from 'vitest';
import { wholeIn } from './whole-in.ts';

it.each([
	['7', 7],
	['1795411046309', 1_795_411_046_309],
	['', 0],
	['abc', 0],
	['NaN', 0],
	['1.5', 0],
	['1e999', 0],
	['-Infinity', 0],
	['99999999999999999999', 0]
])('a form that says %s means %d', (typed, whole) => {
	const form = new FormData();
	form.set('version', typed);
	expect(wholeIn(form, 'version')).toBe(whole);
	expect(wholeIn(form, 'seen')).toBe(0);
});

it('a file is no number', () => {
	const form = new FormData();
	form.set('version', new File(['7'], '7'));
	expect(wholeIn(form, 'version')).toBe(0);
});
