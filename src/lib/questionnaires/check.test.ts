import { expect, it } from 'vitest';
import { problemsOf, type Reason } from './check.ts';
import type { Document } from './document.ts';
import type { Question } from './questions.ts';

const words = (zh: string, en?: string) => ({ zh, ...(en && { en }) });
const yesNo = (key: string, more: object = {}): Question => ({
	key,
	kind: 'yes-no',
	words: words(key),
	required: 'no',
	...more
});
const option = (key: string, zh = key) => ({ key, words: words(zh) });
const single = (key: string, options: object[], more: object = {}) =>
	({ ...yesNo(key), kind: 'single', order: 'fixed', options, ...more }) as Question;
const ask = (questions: Question[], more: Partial<Document> = {}): Document => ({
	title: words('问卷'),
	intro: words(''),
	thanks: words(''),
	english: false,
	paging: 'question',
	sections: [{ key: 's', title: words('一'), questions }],
	computed: [],
	quotas: [],
	...more
});
const sees = (question: string) => ({ of: { question }, is: 'answered' as const });

it.each<[string, Document, [string, Reason][]]>([
	['nothing wrong', ask([yesNo('a'), yesNo('b', { when: sees('a') })]), []],
	['no question', ask([]), [['', 'no_questions']]],
	['no title', ask([yesNo('a')], { title: words(' ') }), [['', 'no_words']]],
	['a key twice', ask([yesNo('a'), yesNo('a')]), [['a', 'key_twice']]],
	['a question without words', ask([yesNo('a', { words: words('') })]), [['a', 'no_words']]],
	[
		'no translation',
		ask([yesNo('a')], { english: true, title: words('问卷', 'Survey') }),
		[
			['s', 'no_english'],
			['a', 'no_english']
		]
	],
	[
		'nothing untranslated where nothing was said',
		ask([], {
			english: true,
			title: words('问卷', 'Survey'),
			sections: [
				{ key: 's', title: words(''), questions: [yesNo('a', { words: words('甲', 'A') })] }
			]
		}),
		[]
	],
	[
		'a beginning, a help and an end of a scale without translation',
		ask([], {
			english: true,
			title: words('问卷', 'Survey'),
			intro: words('请填写'),
			sections: [
				{
					key: 's',
					title: words('一', 'One'),
					help: words('说明'),
					questions: [
						yesNo('a', { words: words('甲', 'A'), help: words('提示') }),
						yesNo('b', { kind: 'rating', words: words('乙', 'B'), high: words('很好') })
					]
				}
			]
		}),
		[
			['', 'no_english'],
			['s', 'no_english'],
			['a', 'no_english'],
			['b', 'no_english']
		]
	],
	['a loop of one', ask([yesNo('a', { when: sees('a') })]), [['a', 'looks_ahead']]],
	[
		'a loop of two',
		ask([yesNo('a', { when: sees('b') }), yesNo('b', { when: sees('a') })]),
		[['a', 'looks_ahead']]
	],
	[
		'a text that looks ahead',
		ask([yesNo('a', { words: words('你说{{b}}？') }), yesNo('b')]),
		[['a', 'looks_ahead']]
	],
	[
		'a question that is not there',
		ask([yesNo('a', { when: sees('z') })]),
		[['a', 'no_such_source']]
	],
	[
		'a computed value of a later answer',
		ask([yesNo('a', { when: { of: { computed: 'n' }, is: 'more', to: 1 } }), yesNo('b')], {
			computed: [{ key: 'n', of: ['b'], by: 'count' }]
		}),
		[['a', 'looks_ahead']]
	],
	[
		'questions behind an end for all',
		ask([yesNo('a', { endIf: { all: [] } }), yesNo('b')]),
		[['b', 'never_asked']]
	],
	['an end that depends', ask([yesNo('a', { endIf: sees('a') }), yesNo('b')]), []],
	['no options', ask([single('a', [])]), [['a', 'no_options']]],
	[
		'an option twice',
		ask([single('a', [option('x', '好'), option('y', ' 好')])]),
		[['a', 'option_twice']]
	],
	[
		'more at least than at most',
		ask([single('a', [option('x'), option('y')], { kind: 'multiple', min: 2, max: 1 })]),
		[['a', 'bounds_reversed']]
	],
	[
		'a quota for nobody',
		ask([yesNo('a')], { quotas: [{ key: 'k', when: sees('a'), limit: 0, message: words('满') }] }),
		[['k', 'no_limit']]
	],
	[
		'a text that repeats one answer eleven times',
		ask([yesNo('a'), { ...yesNo('b'), words: words('{{a}}'.repeat(11)) }]),
		[['b', 'too_many_places']]
	]
])('%s', (_name, document, expected) => {
	expect(problemsOf(document).map(({ key, reason }) => [key, reason])).toEqual(expected);
});

const gone = (is: string, to: unknown, row?: string) => ({
	of: { question: 'm', ...(row && { row }) },
	is,
	to
});
const grid = {
	...yesNo('m'),
	kind: 'matrix-single',
	order: 'fixed',
	rows: [option('r')],
	columns: [option('good'), option('bad')]
} as Question;
it.each<[string, Question, object, boolean]>([
	['an option that is there', single('m', [option('x')]), gone('equal', 'x'), false],
	['an option that is gone', single('m', [option('x')]), gone('equal', 'y'), true],
	['one of several gone', single('m', [option('x')]), gone('one-of', ['x', 'y']), true],
	['an option among several', single('m', [option('x')]), gone('contains', 'y'), true],
	['a column that is there', grid, gone('equal', 'bad', 'r'), false],
	['a column that is gone', grid, gone('equal', 'fair', 'r'), true],
	['a row that is gone', grid, gone('equal', 'bad', 'q'), true],
	['deep inside', single('m', [option('x')]), { not: { any: [gone('equal', 'y')] } }, true],
	['yes, which is no option', yesNo('m'), gone('equal', true), false]
])('a condition that waits for %s', (_what, question, when, isGone) => {
	const problems = problemsOf(ask([question, yesNo('b', { when })]));
	expect(problems).toEqual(isGone ? [{ key: 'b', reason: 'no_such_choice' }] : []);
});
