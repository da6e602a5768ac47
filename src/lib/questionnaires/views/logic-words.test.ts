import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions.ts';
import type { Document } from '../document.ts';
import type { Question } from '../questions.ts';
import { questions } from '../kinds/kinds.fixture.ts';
import { conditionWords, onlyIfWords } from './logic-words.ts';
import { skipWords } from './skip-words.ts';

const listed: Question[] = [
	questions.statement,
	questions['yes-no'],
	questions.single,
	questions.multiple,
	questions.rating,
	questions.date,
	questions['matrix-single'],
	questions['short-text']
];
const build = (asked: Question[]): Document => ({
	...{
		title: { zh: '问' },
		intro: { zh: '' },
		thanks: { zh: '' },
		english: false,
		paging: 'section'
	},
	sections: [{ key: 's', title: { zh: '' }, questions: asked }],
	computed: [{ key: 'total', of: ['rating', 'single'], by: 'sum' }],
	quotas: []
});
const document = build(listed);
const of = (question: string) => ({ question });

describe('a condition in words', () => {
	it.each<[Condition, string, string]>([
		[
			{ of: of('yes_no'), is: 'equal', to: false },
			'第 1 题选了“否”',
			'your answer to question 1 is “No”'
		],
		[
			{ of: of('single'), is: 'one-of', to: ['lift', 'lamp'] },
			'第 2 题选了“电梯”或“路灯”',
			'your answer to question 2 is “电梯” or “路灯”'
		],
		[
			{ of: of('multiple'), is: 'equal', to: 'lift' },
			'第 3 题只选了“电梯”',
			'your answer to question 3 is “电梯” alone'
		],
		[
			{ of: of('rating'), is: 'at-most', to: 2 },
			'第 4 题不超过 2',
			'your answer to question 4 is at most 2'
		],
		[
			{ of: of('date'), is: 'less', to: '2026-03-05' },
			'第 5 题早于2026年3月5日',
			'your answer to question 5 is before 5 March 2026'
		],
		[
			{ of: { question: 'matrix_single', row: 'r1' }, is: 'equal', to: 'c2' },
			'第 6 题“r1”这一行选了“c2”',
			'your answer to question 6, row “r1”, is “c2”'
		],
		[
			{ of: of('short_text'), is: 'contains', to: '电梯' },
			'第 7 题写到了“电梯”',
			'your answer to question 7 mentions “电梯”'
		],
		[
			{ of: of('rating'), is: 'unanswered' },
			'第 4 题没有回答',
			'your answer to question 4 is missing'
		],
		[{ of: { roll: 'building' }, is: 'equal', to: '3' }, '您的楼号是 “3”', 'your building is “3”'],
		[
			{ of: { computed: 'total' }, is: 'more', to: 7 },
			'第 4、2 题的合计大于 7',
			'the sum of questions 4, 2 is more than 7'
		],
		[{ all: [] }, '任何情况下', 'in any case']
	])('%j', (condition, chinese, english) => {
		expect(conditionWords(condition, document, 'zh-CN')).toBe(chinese);
		expect(conditionWords(condition, document, 'en')).toBe(english);
	});

	it('puts groups within groups in brackets', () => {
		const no: Condition = { of: of('yes_no'), is: 'equal', to: false };
		const low: Condition = { of: of('rating'), is: 'less', to: 3 };
		const nested: Condition = { all: [no, { any: [low, { not: no }] }] };
		expect(conditionWords(nested, document, 'zh-CN')).toBe(
			'第 1 题选了“否”，并且（第 4 题小于 3，或者不是（第 1 题选了“否”））'
		);
	});

	it('says who answers a question, and nothing where everybody does', () => {
		const when: Condition = { of: of('yes_no'), is: 'equal', to: true };
		expect(onlyIfWords('question', when, document, 'zh-CN')).toBe(
			'第 1 题选了“是”的，才填这一题。'
		);
		expect(onlyIfWords('section', undefined, document, 'zh-CN')).toBeUndefined();
	});
});

describe('where to go on', () => {
	const { 'yes-no': yesNo, rating, date, number } = questions;
	const yes: Condition = { of: of('yes_no'), is: 'equal', to: true };
	const skip = (asked: Question[], at = asked[0]) => at && skipWords(at, build(asked), 'zh-CN');

	it('is past all that hang on the same answer', () => {
		const asked = [yesNo, { ...rating, when: yes }, { ...date, when: yes }, number];
		expect(skip(asked)).toBe('如果第 1 题选了“否”，请跳到第 4 题。');
		expect(skip(asked, asked[1])).toBeUndefined();
	});

	it('is the end, if nothing comes after them', () => {
		expect(skip([yesNo, { ...rating, when: yes }])).toBe(
			'如果第 1 题选了“否”，到这里就填完了，谢谢您。'
		);
	});

	it('is said by what leads on, if too much leads past', () => {
		const when: Condition = { of: of('rating'), is: 'less', to: 3 };
		expect(skip([rating, { ...date, when }, number])).toBe(
			'除非第 1 题小于 3，否则请跳到第 3 题。'
		);
	});

	it('is the end after an answer that ends it', () => {
		expect(skip([{ ...yesNo, endIf: { of: of('yes_no'), is: 'equal', to: false } }, number])).toBe(
			'如果第 1 题选了“否”，到这里就填完了，谢谢您。'
		);
	});

	it('is simply the next question otherwise', () => {
		expect(skip([yesNo, number])).toBeUndefined();
	});
});
