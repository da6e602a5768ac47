import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Section } from '../document.ts';
import type { Question } from '../questions.ts';
import { walk } from '../walk.ts';
import { missingOn } from './missing.ts';
import { nextAfter, previousBefore, progress, resumeAt, screenOf, screensOf } from './screens.ts';

const words = (zh: string) => ({ zh });
const ask = (key: string, more: Partial<Question> = {}) =>
	({ key, kind: 'short-text', words: words(key), required: 'no', longest: 9, ...more }) as Question;
const say = (key: string) => ask(key, { kind: 'statement' });
const section = (key: string, ...questions: Question[]): Section => ({
	key,
	title: words(key),
	questions
});
const document = (paging: Document['paging'], ...sections: Section[]): Document => ({
	title: words('问卷'),
	intro: words(''),
	thanks: words(''),
	english: false,
	paging,
	sections,
	computed: [],
	quotas: []
});
const yes = { of: { question: 'a' }, is: 'equal', to: 'yes' } as const;
const sections = [
	section('s1', say('hello'), ask('a'), ask('b', { when: yes }), say('bye')),
	section(
		's2',
		ask('c', { when: yes }),
		ask('d', { required: 'soft' }),
		ask('e', { required: 'yes' })
	)
];
const single = document('question', ...sections);
const whole = document('section', ...sections);
const pages = (one: Document, answers = {}) =>
	screensOf(one, walk(one, answers)).map(({ name, questions }) => [
		name,
		questions.map(({ key }) => key).join(' ')
	]);

describe('the pages of a questionnaire', () => {
	it('ask one question each, with the words above it; words that nothing follows have their own', () => {
		expect(pages(single)).toEqual([
			['a', 'hello a'],
			['bye', 'bye'],
			['d', 'd'],
			['e', 'e']
		]);
		expect(pages(single, { a: 'yes' }).map(([name]) => name)).toEqual('a b bye c d e'.split(' '));
	});

	it('ask one section each', () => {
		expect(pages(whole, { a: 'yes' })).toEqual([
			['s1', 'hello a b bye'],
			['s2', 'c d e']
		]);
	});

	it('follow each other with the answers that were just given, from a page that they have hidden too', () => {
		expect(nextAfter(single, {}, {}, 'a')).toBe('bye');
		expect(nextAfter(single, { a: 'yes' }, {}, 'a')).toBe('b');
		expect(nextAfter(single, {}, {}, 'b')).toBe('bye');
		expect(nextAfter(single, {}, {}, 'e')).toBeNull();
		expect(previousBefore(single, {}, {}, 'd')).toBe('bye');
		expect(previousBefore(single, { a: 'yes' }, {}, 'd')).toBe('c');
		expect(previousBefore(single, {}, {}, 'a')).toBeNull();
		expect(nextAfter(whole, {}, {}, 's1')).toBe('s2');
		expect(previousBefore(whole, {}, {}, 's2')).toBe('s1');
	});

	it('tell how far one is', () => {
		expect(progress(single, walk(single, {}), 'a')).toEqual({ done: 0, of: 4 });
		expect(progress(single, walk(single, { a: 'yes' }), 'c')).toEqual({ done: 3, of: 6 });
	});

	it('go on after the last answer', () => {
		expect(resumeAt(single, walk(single, {}))).toBe('a');
		expect(resumeAt(single, walk(single, { a: 'no' }))).toBe('bye');
		expect(resumeAt(single, walk(single, { e: 'x' }))).toBeNull();
		expect(screenOf(whole, walk(whole, {}), 'd')?.name).toBe('s2');
		expect(screenOf(whole, walk(whole, {}), 'b')).toBeNull();
	});

	it('come to every question once, forwards and backwards, whatever was answered', () => {
		const answers = fc.dictionary(
			fc.constantFrom('a', 'b', 'c', 'd'),
			fc.constantFrom('yes', 'no')
		);
		fc.assert(
			fc.property(answers, fc.constantFrom(single, whole), (given, one) => {
				const names = screensOf(one, walk(one, given)).map(({ name }) => name);
				const forwards = names.slice(0, -1).map((name) => nextAfter(one, given, {}, name));
				expect(forwards).toEqual(names.slice(1));
				const backwards = names.slice(1).map((name) => previousBefore(one, given, {}, name));
				expect(backwards).toEqual(names.slice(0, -1));
			})
		);
	});

	it('miss what needs an answer and what was to be reminded of, never words', () => {
		const missing = missingOn(walk(single, {}));
		expect(missing.required.map(({ key }) => key)).toEqual(['e']);
		expect(missing.soft.map(({ key }) => key)).toEqual(['d']);
	});
});
