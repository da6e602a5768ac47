import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions.ts';
import type { Document } from '../document.ts';
import { asked, questions } from '../kinds/kinds.fixture.ts';
import { mostBytes, parseDocument } from './document.form.ts';

const words = (zh: string) => ({ zh });
const of = { question: 'single' };
const document = (more: object = {}): Document =>
	({
		title: words('问卷'),
		intro: words(''),
		thanks: words(''),
		english: false,
		paging: 'question',
		sections: [{ key: 's', title: words('一'), questions: asked }],
		computed: [],
		quotas: [],
		...more
	}) as Document;
const withQuestions = (...some: object[]) =>
	document({ sections: [{ key: 's', title: words('一'), questions: some }] });
const withCondition = (when: object) => withQuestions({ ...questions['yes-no'], when });
const nest = (levels: number): object =>
	levels === 0 ? { of, is: 'answered' } : { all: [nest(levels - 1)] };
const first = (raw: unknown) => {
	const parsed = parseDocument(raw);
	return 'problems' in parsed ? parsed.problems[0] : 'taken';
};

describe('a document', () => {
	it('with one question of every kind comes out as it went in', () => {
		expect(parseDocument(document())).toEqual({ document: document() });
	});

	it.each(asked)('may hold nothing but a question of kind $kind', (question) => {
		const whole = withQuestions(question);
		expect(parseDocument(JSON.parse(JSON.stringify(whole)))).toEqual({ document: whole });
	});

	it.each<[string, Condition]>([
		['answered', { of, is: 'answered' }],
		['a row', { of: { question: 'single', row: 'r1' }, is: 'equal', to: 'c1' }],
		['the roll', { of: { roll: 'area' }, is: 'at-least', to: 90 }],
		['a computed value', { of: { computed: 'total' }, is: 'less', to: 3 }],
		['one of', { of, is: 'one-of', to: ['a', 1, true] }],
		['contains', { of, is: 'contains', to: '电梯' }],
		['nothing at all', { all: [] }],
		['not', { not: { any: [{ of, is: 'unequal', to: false }] } }],
		['six levels', nest(6) as Condition]
	])('takes a condition: %s', (_what, when) => {
		expect(parseDocument(withCondition(when))).toEqual({ document: withCondition(when) });
	});

	it('may be unfinished', () => {
		const single = { ...questions.single, words: words(''), options: [] };
		expect(first(withQuestions(single))).toBe('taken');
		expect(first(document({ sections: [] }))).toBe('taken');
	});

	it('loses signs that control or turn the writing', () => {
		const parsed = parseDocument(document({ title: words('问\u202e卷\u0007\ud83d\r\n二\t') }));
		expect(parsed).toMatchObject({ document: { title: words('问卷\n二\t') } });
	});
});

describe('what is no document', () => {
	const yes = questions['yes-no'];
	it.each<[string, unknown, string, string]>([
		['nothing', undefined, '', 'wrong_shape'],
		['null', null, '', 'wrong_shape'],
		['a text', 'hello', '', 'wrong_shape'],
		['a list', [], '', 'wrong_shape'],
		['an empty object', {}, 'title', 'wrong_shape'],
		['a field too many', document({ evil: 1 }), '', 'unknown_field'],
		['a title of another type', document({ title: '问卷' }), 'title', 'wrong_shape'],
		['a title too long', document({ title: words('字'.repeat(2001)) }), 'title.zh', 'too_long'],
		['a third language', document({ title: { zh: '', fr: '' } }), 'title', 'unknown_field'],
		['paging unheard of', document({ paging: 'all' }), 'paging', 'wrong_shape'],
		[
			'41 sections',
			document({ sections: Array(41).fill({ key: 's', title: words(''), questions: [] }) }),
			'sections',
			'too_many'
		],
		[
			'301 questions in one section',
			withQuestions(...Array(301).fill(yes)),
			'sections.0.questions',
			'too_many'
		],
		[
			'301 questions in two sections',
			document({
				sections: [
					{ key: 's', title: words(''), questions: Array(151).fill(yes) },
					{ key: 't', title: words(''), questions: Array(150).fill(yes) }
				]
			}),
			'sections',
			'too_many'
		],
		[
			'61 options',
			withQuestions({ ...questions.single, options: Array(61).fill(questions.single.options[0]) }),
			'sections.0.questions.0.options',
			'too_many'
		],
		[
			'a kind unheard of',
			withQuestions({ ...yes, kind: 'telepathy' }),
			'sections.0.questions.0.kind',
			'wrong_shape'
		],
		[
			'a field of another kind',
			withQuestions({ ...yes, options: [] }),
			'sections.0.questions.0',
			'unknown_field'
		],
		[
			'a number that is none',
			withQuestions({ ...questions.number, min: Number.NaN }),
			'sections.0.questions.0.min',
			'wrong_shape'
		],
		[
			'five decimals',
			withQuestions({ ...questions.number, decimals: 5 }),
			'sections.0.questions.0.decimals',
			'out_of_range'
		],
		[
			'30 February',
			withQuestions({ ...questions.date, from: '2024-02-30' }),
			'sections.0.questions.0.from',
			'no_such_date'
		],
		[
			'a plan with a path',
			withQuestions({ ...questions.place, plan: '../../etc' }),
			'sections.0.questions.0.plan',
			'wrong_shape'
		],
		...['', '1', 'a.b', 'a b', '题', 'a'.repeat(41), '__proto__', 'constructor', 'toString'].map(
			(key): [string, unknown, string, string] => [
				`the key “${key}”`,
				withQuestions({ ...yes, key }),
				'sections.0.questions.0.key',
				'no_such_key'
			]
		)
	])('%s is refused', (_what, raw, path, reason) => {
		expect(first(raw)).toEqual({ path, reason });
	});

	it.each<[string, object]>([
		['seven levels', nest(7)],
		['no such test', { of, is: 'almost' }],
		['nothing to compare with', { of, is: 'equal' }],
		['an object to compare with', { of, is: 'equal', to: {} }],
		['two groups at once', { all: [], any: [] }],
		['no source', { of: {}, is: 'answered' }],
		['an attribute that the roll has not', { of: { roll: 'phone' }, is: 'answered' }],
		['51 tests', { all: Array(51).fill({ of, is: 'answered' }) }],
		[
			'51 tests in two groups',
			{ any: [{ all: Array(26).fill(nest(0)) }, { all: Array(25).fill(nest(0)) }] }
		]
	])('a condition is refused: %s', (_what, when) => {
		expect(parseDocument(withCondition(when))).toHaveProperty('problems');
	});

	it('is refused when it is deeper or larger than any document', () => {
		const bottomless = JSON.parse('{"not":'.repeat(20_000) + '1' + '}'.repeat(20_000));
		expect(first(withCondition(bottomless))).toEqual({ path: '', reason: 'too_deep' });
		const long = { ...questions.statement, help: words('字'.repeat(2000)) };
		const large = withQuestions(...Array.from({ length: 200 }, () => long));
		expect(JSON.stringify(large).length).toBeLessThan(mostBytes);
		expect(first(large)).toEqual({ path: '', reason: 'too_large' });
	});
});
