import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import type { Condition } from './conditions.ts';
import type { Document } from './document.ts';
import type { Question } from './questions.ts';
import { quotasOf, walk } from './walk.ts';

const words = (zh: string) => ({ zh });
const text = (key: string, more: Partial<Question> = {}) =>
	({
		key,
		kind: 'short-text',
		words: words(key),
		required: 'no',
		longest: 100,
		...more
	}) as Question;
const number = (key: string, more: Partial<Question> = {}) =>
	({ key, kind: 'number', words: words(key), required: 'no', decimals: 1, ...more }) as Question;
const is = (question: string, to: string | number): Condition => ({
	of: { question },
	is: 'equal',
	to
});
const section = (key: string, questions: Question[], when?: Condition) => ({
	key,
	title: words(key),
	questions,
	...(when && { when })
});
const document = (sections: Document['sections'], more: Partial<Document> = {}): Document => ({
	title: words('问卷'),
	intro: words(''),
	thanks: words(''),
	english: false,
	paging: 'question',
	sections,
	computed: [],
	quotas: [],
	...more
});
const keys = (one: Document, answers: Answers, around = {}) =>
	walk(one, answers, around).asked.map(({ question }) => question.key);

describe('the way through a questionnaire', () => {
	const chain = document([
		section('s1', [
			text('a'),
			text('b', { when: is('a', 'yes') }),
			text('c', { when: is('b', 'yes') })
		]),
		section('s2', [text('d')], is('c', 'yes'))
	]);

	it('asks what its conditions let through', () => {
		expect(keys(chain, {})).toEqual(['a']);
		expect(keys(chain, { a: 'yes', b: 'yes', c: 'yes' })).toEqual(['a', 'b', 'c', 'd']);
	});

	it('hides what hangs on a hidden question, and keeps no answers to it', () => {
		const way = walk(chain, { a: 'no', b: 'yes', c: 'yes', d: 'typed before' });
		expect(way.asked.map(({ question }) => question.key)).toEqual(['a']);
		expect({ ...way.answers }).toEqual({ a: 'no' });
	});

	it('drops answers to questions that there are not', () => {
		const way = walk(chain, JSON.parse('{"a":"yes","__proto__":"x","zzz":"x"}'));
		expect(Object.keys(way.answers)).toEqual(['a']);
	});

	it('ends where an answer ends it', () => {
		const early = document([section('s', [text('a', { endIf: is('a', 'stop') }), text('b')])]);
		expect(walk(early, { a: 'stop', b: 'x' })).toMatchObject({
			end: { by: 'answer', question: 'a' }
		});
		expect(keys(early, { a: 'stop', b: 'x' })).toEqual(['a']);
		expect(keys(early, { a: 'go' })).toEqual(['a', 'b']);
	});

	it('closes a path politely when its quota is full', () => {
		const quota = { key: 'young', when: is('a', 'young'), limit: 1, message: words('谢谢') };
		const one = document([section('s', [text('a'), text('b')])], { quotas: [quota] });
		const full = { full: new Set(['young']) };
		expect(walk(one, { a: 'young' }, full).end).toEqual({ by: 'quota', quota });
		expect(walk(one, { a: 'young' }).end.by).toBe('all-asked');
		expect(keys(one, { a: 'old' }, full)).toEqual(['a', 'b']);
		expect(quotasOf(one, walk(one, { a: 'young' }))).toEqual([quota]);
	});

	it('sees the roll', () => {
		const far = { of: { roll: 'building' as const }, is: 'equal' as const, to: '3栋' };
		const one = document([section('s', [text('a', { when: far })])]);
		expect(keys(one, {}, { roll: { building: '3栋' } })).toEqual(['a']);
		expect(keys(one, {}, { roll: { building: '' } })).toEqual([]);
		expect(keys(one, {})).toEqual([]);
	});

	it('computes from what was answered, and conditions see it', () => {
		const computed = [
			{ key: 'total', of: ['x', 'y'], by: 'sum' as const },
			{ key: 'mean', of: ['x', 'y'], by: 'mean' as const },
			{ key: 'many', of: ['x', 'y'], by: 'count' as const }
		];
		const when: Condition = { of: { computed: 'total' }, is: 'at-least', to: 0.3 };
		const one = document([section('s', [number('x'), number('y'), text('z', { when })])], {
			computed
		});
		expect(walk(one, { x: 0.1, y: 0.2 }).computed).toEqual({ total: 0.3, mean: 0.15, many: 2 });
		expect(keys(one, { x: 0.1, y: 0.2 })).toContain('z');
		expect(walk(one, { x: 0 }).computed).toEqual({ total: 0, mean: 0, many: 1 });
		expect(walk(one, {}).computed).toEqual({ total: null, mean: null, many: 0 });
	});
});

describe('whatever is answered', () => {
	const letters = ['a', 'b', 'c', 'd', 'e'];
	const condition = (earlier: string[]): fc.Arbitrary<Condition | undefined> =>
		earlier.length === 0
			? fc.constant(undefined)
			: fc
					.option(fc.tuple(fc.constantFrom(...earlier), fc.constantFrom('yes', 'no')), {
						nil: undefined
					})
					.map((pair) => pair && is(...pair));
	const documents = fc
		.tuple(...letters.map((_, i) => condition(letters.slice(0, i))))
		.map((whens) =>
			document([
				section(
					's',
					letters.map((key, i) => text(key, { when: whens[i] }))
				)
			])
		);
	const answers = fc.dictionary(fc.constantFrom(...letters, 'z'), fc.constantFrom('yes', 'no', ''));

	it('only answers to questions that are asked are kept, and walking again changes nothing', () => {
		fc.assert(
			fc.property(documents, answers, (one, given) => {
				const way = walk(one, given);
				const asked = way.asked.map(({ question }) => question.key);
				expect(Object.keys(way.answers).every((key) => asked.includes(key))).toBe(true);
				expect(walk(one, way.answers)).toEqual(way);
			})
		);
	});
});
