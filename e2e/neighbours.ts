/** A questionnaire with every kind of question and logic of every sort, and what seven neighbours answer to it. */
import { wholeDocument } from '#lib/questionnaires/answering/whole-document.fixture.ts';
import type { Answers } from '#lib/questionnaires/answers.ts';
import { questionsOf, type Document } from '#lib/questionnaires/document.ts';
import { questions as asked } from '#lib/questionnaires/kinds/kinds.fixture.ts';
import type { Question } from '#lib/questionnaires/questions.ts';

/**
 * Beside the follow-ups of the fixture: a section behind a computed value or (a row of a matrix and no yes), with a
 * question behind the roll that can end it, and a last one behind what that question said or was not asked.
 */
export const neighbourhood: Document = wholeDocument({
	computed: [{ key: 'total', of: ['rating', 'recommend'], by: 'sum' }],
	sections: [
		...wholeDocument().sections,
		{
			key: 's_nested',
			title: { zh: '再问几句' },
			when: {
				any: [
					{ of: { computed: 'total' }, is: 'at-least', to: 8 },
					{
						all: [
							{ of: { question: 'matrix_single', row: 'r1' }, is: 'equal', to: 'c2' },
							{ not: { of: { question: 'yes_no' }, is: 'equal', to: true } }
						]
					}
				]
			},
			questions: [
				{ ...asked['short-text'], key: 'total_said', words: { zh: '您一共打了{{=total}}分' } },
				{
					...asked['yes-no'],
					key: 'first_three',
					words: { zh: '三号楼先修{{dropdown}}吗' },
					when: { of: { roll: 'building' }, is: 'equal', to: '3' },
					endIf: { of: { question: 'first_three' }, is: 'equal', to: false }
				},
				{
					...asked.single,
					key: 'last',
					words: { zh: '最后一题' },
					when: {
						any: [
							{ of: { question: 'first_three' }, is: 'unanswered' },
							{ of: { question: 'first_three' }, is: 'equal', to: true }
						]
					}
				}
			]
		}
	]
});

export const neighbourhoodQuestions: Question[] = questionsOf(neighbourhood);

/** Who is invited; from 5-103 nothing comes. */
export const doors = ['3-101', '3-102', '3-103', '3-104', '3-105', '5-101', '5-102', '5-103'];

/** The pages that everybody is led through, in order. */
const always = neighbourhoodQuestions.slice(0, 19).map(({ key }) => key);

/** Somebody with a phone. */
export type Neighbour = {
	door: string;
	answers: Answers;
	/** The pages that these answers lead through. */
	way: string[];
	/** What is answered on the way, and taken back before it is sent. */
	first?: Answers;
};

/** A file is kept under the key of its question: what it was called could say whose it is. */
const files = { files: [{ id: '', name: 'file.pdf' }] };

export const phones: Neighbour[] = [
	{
		door: '3-101',
		answers: {
			single: { option: 'else', other: '花坛' },
			dropdown: { option: 'bench' },
			multiple: { options: ['lift', 'lamp'] },
			yes_no: true,
			rating: 4,
			recommend: 9,
			matrix_single: { rows: { r1: ['c2'], r3: ['c1'] } },
			matrix_multiple: { rows: { r2: ['c1', 'c2'] } },
			ranking: { ranked: ['lamp', 'lift'] },
			number: 12.5,
			short_text: '甲说几句',
			long_text: '第一行\n第二行',
			date: '2026-03-05',
			phone: '13800138000',
			email: 'jia@example.org',
			file: files,
			place: { building: 'b2' },
			consent: true,
			why: '因为方便',
			more: '还有别的',
			most: '都说了',
			total_said: '够多了',
			first_three: true,
			last: { option: 'lift' }
		},
		way: [...always, 'why', 'more', 'most', 'total_said', 'first_three', 'last']
	},
	{
		door: '3-102',
		answers: {
			single: { option: 'lift' },
			dropdown: { option: 'bench' },
			multiple: { options: ['lift', 'bench', 'else'], other: '门禁, “快”的' },
			yes_no: true,
			rating: 5,
			recommend: 10,
			matrix_single: { rows: { r1: ['c1'], r2: ['c1'], r3: ['c1'] } },
			matrix_multiple: { rows: { r1: ['c2'], r3: ['c1', 'c2'] } },
			ranking: { ranked: ['lift', 'bench', 'lamp'] },
			number: 0,
			short_text: '乙说几句',
			date: '2026-03-31',
			phone: '+8613800138001',
			email: 'yi@example.org',
			file: files,
			place: { x: 438, y: 417 },
			consent: true,
			why: '不用多说',
			total_said: '满意',
			first_three: true
		},
		way: [...always, 'why', 'more', 'total_said', 'first_three', 'last']
	},
	{
		door: '3-103',
		answers: {
			single: { option: 'lift' },
			dropdown: { option: 'lamp' },
			multiple: { options: ['lamp'] },
			yes_no: false,
			rating: 2,
			recommend: 3,
			matrix_single: { rows: { r1: ['c2'], r2: ['c2'] } },
			ranking: { ranked: ['lamp', 'lift', 'bench'] },
			number: -5,
			short_text: '丙说几句',
			long_text: '=电梯坏了',
			date: '2026-05-01',
			phone: '13800138002',
			email: 'bing@example.org',
			file: files,
			place: { x: 438, y: 417 },
			total_said: '不满意',
			first_three: false
		},
		way: [...always, 'total_said', 'first_three']
	},
	{
		door: '3-104',
		first: { yes_no: true, why: '先说是，再改成否' },
		answers: {
			single: { option: 'none' },
			multiple: { options: ['none'] },
			yes_no: false,
			rating: 1,
			recommend: 0,
			matrix_single: { rows: { r1: ['c1'] } },
			matrix_multiple: { rows: { r1: ['c1'], r2: ['c1'] } },
			ranking: { ranked: ['bench'] },
			number: 500,
			short_text: '丁说几句',
			phone: '13800138003',
			email: 'ding@example.org',
			file: files,
			place: { building: 'b1' },
			consent: true
		},
		way: [...always, 'why', 'more']
	},
	{
		door: '5-101',
		answers: {
			single: { option: 'bench' },
			dropdown: { option: 'else', other: '滑梯' },
			yes_no: true,
			rating: 3,
			recommend: 7,
			matrix_single: { rows: { r1: ['c2'], r2: ['c1'] } },
			matrix_multiple: { rows: { r3: ['c2'] } },
			number: 33.25,
			short_text: '戊说几句',
			long_text: '只有一行',
			date: '2026-03-05',
			phone: '13800138004',
			email: 'wu@example.org',
			file: files,
			place: { building: 'b2' },
			consent: true,
			why: '一句话',
			total_said: '十分',
			last: { option: 'else', other: '都好' }
		},
		way: [...always, 'why', 'more', 'total_said', 'last']
	}
];

/** Two papers as they lie on the desk: what is typed, line by line, and what that means. */
export const papers: { door: string; typed: Record<string, string>; answers: Answers }[] = [
	{
		door: '3-105',
		typed: {
			single: '4：花坛',
			dropdown: '1',
			multiple: '1 2 4:凉亭',
			yes_no: '1',
			rating: '５',
			recommend: '9',
			matrix_single: '2 1 -',
			matrix_multiple: '1,2 - 1',
			ranking: '3 1',
			number: '1,2',
			short_text: '己写几句',
			long_text: '纸上一行',
			date: '20260410',
			phone: '-',
			email: '',
			place: 'C4',
			consent: '1',
			why: '写在纸上',
			more: '没有了',
			total_said: '十四分',
			first_three: '1',
			last: '2'
		},
		answers: {
			single: { option: 'else', other: '花坛' },
			dropdown: { option: 'lift' },
			multiple: { options: ['lift', 'bench', 'else'], other: '凉亭' },
			yes_no: true,
			rating: 5,
			recommend: 9,
			matrix_single: { rows: { r1: ['c2'], r2: ['c1'] } },
			matrix_multiple: { rows: { r1: ['c1', 'c2'], r3: ['c1'] } },
			ranking: { ranked: ['lamp', 'lift'] },
			number: 12,
			short_text: '己写几句',
			long_text: '纸上一行',
			date: '2026-04-10',
			place: { x: 438, y: 417 },
			consent: true,
			why: '写在纸上',
			more: '没有了',
			total_said: '十四分',
			first_three: true,
			last: { option: 'bench' }
		}
	},
	{
		door: '5-102',
		typed: {
			single: '1',
			dropdown: '2',
			multiple: '3',
			yes_no: '1',
			rating: '4',
			recommend: '8',
			matrix_single: '- - 2',
			matrix_multiple: '-',
			ranking: '1 2 3',
			number: '12',
			short_text: '庚写几句',
			date: '2026年4月30日',
			place: '1',
			why: '孩子要用',
			total_said: '',
			last: '1'
		},
		answers: {
			single: { option: 'lift' },
			dropdown: { option: 'bench' },
			multiple: { options: ['lamp'] },
			yes_no: true,
			rating: 4,
			recommend: 8,
			matrix_single: { rows: { r3: ['c2'] } },
			ranking: { ranked: ['lift', 'bench', 'lamp'] },
			number: 12,
			short_text: '庚写几句',
			date: '2026-04-30',
			place: { building: 'b1' },
			why: '孩子要用',
			last: { option: 'lift' }
		}
	}
];

/** Everything that is sent or taken in. */
export const everybodysAnswers: Answers[] = [...phones, ...papers].map(({ answers }) => answers);
