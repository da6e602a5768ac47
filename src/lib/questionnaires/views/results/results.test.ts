import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { maskedWhole } from '../../findings/masking-whole.ts';
import { kindOf } from '../../kinds/kind-named.ts';
import { answers, asked, questions } from '../../kinds/kinds.fixture.ts';
import type { Question } from '../../questions.ts';
import type { Masked } from '../../summary.ts';
import Compared from './Compared.svelte';
import CrossTable from './CrossTable.svelte';
import Findings from './Findings.svelte';
import { findingSentence } from './sentence.ts';

const locales = ['zh-CN', 'en'] as const;
const many = (question: Question, count: number, seed = 7) =>
	question.kind === 'statement' ? [] : fc.sample(answers[question.kind], { numRuns: count, seed });
const summary = (question: Question, count: number, seed?: number): Masked =>
	maskedWhole(kindOf(question).summarise(many(question, count, seed)));
const finding = (question: Question, shown: Masked, locale: (typeof locales)[number] = 'zh-CN') =>
	render(Findings, { props: { question, summary: shown, locale } }).body;

const answered = asked.filter(({ kind }) => kind !== 'statement');

describe.each(answered)('$kind', (question) => {
	it.each(locales)('is shown with a sentence, and without a style attribute, in %s', (locale) => {
		const body = finding(question, summary(question, 60), locale);
		expect(body).toContain(question.words.zh);
		expect(body).toContain(findingSentence(question, summary(question, 60), locale));
		expect(body).not.toMatch(/\sstyle=|NaN|undefined|Infinity/);
	});

	it('says that nobody answered', () => {
		expect(finding(question, summary(question, 0))).toContain('还没有人回答');
		expect(finding(question, summary(question, 0))).not.toContain('<table');
	});

	it('tells no details of fewer than five', () => {
		const body = finding(question, summary(question, 3));
		expect(body).toContain('少于 5 人回答');
		expect(body).not.toContain('<table');
	});

	it.each(locales)(
		'stands beside other groups, those too small to be shown among them, in %s',
		(locale) => {
			const columns = [
				{ label: '3号楼', of: 60, summary: summary(question, 60) },
				{ label: '5号楼', of: 40, summary: summary(question, 40, 8) },
				{ label: '7号楼', of: 3, summary: summary(question, 3, 9) }
			];
			for (const component of [CrossTable, Compared]) {
				const { body } = render(component, { props: { question, columns, locale } });
				expect(body).toContain('5号楼');
				expect(body).not.toMatch(/\sstyle=|NaN|undefined|Infinity/);
			}
		}
	);
});

describe('a sentence', () => {
	const says = (question: Question, shown: Masked) => findingSentence(question, shown, 'zh-CN');

	it.each<[string, Question, Masked, string]>([
		[
			'names what most said',
			questions.single,
			{
				shape: 'options',
				of: 312,
				options: [
					{ key: 'lift', count: 200 },
					{ key: 'bench', count: 112 }
				]
			},
			'312 人回答。最多的是“电梯”，200 人，占 64.1%。'
		],
		[
			'names those that are level',
			questions.single,
			{
				shape: 'options',
				of: 20,
				options: [
					{ key: 'lift', count: 10 },
					{ key: 'bench', count: 10 }
				]
			},
			'20 人回答。“电梯”和“长椅”一样多，各 10 人，占 50.0%。'
		],
		[
			'names nothing where a part is hidden',
			questions.single,
			{
				shape: 'options',
				of: 20,
				options: [
					{ key: 'lift', count: 17 },
					{ key: 'bench', count: null }
				]
			},
			'20 人回答。'
		],
		[
			'gives the net promoter score',
			questions.recommend,
			{
				...{ shape: 'scale', of: 50, values: [{ value: 10, count: 20 }], mean: 7.5 },
				...{ promoters: 20, detractors: 15 }
			},
			'50 人回答。平均 7.5 分，满分 10 分。净推荐值 +10。'
		],
		[
			'names what comes first overall',
			questions.ranking,
			{
				...{ shape: 'ranks', of: 10 },
				options: [
					{ key: 'lift', ranked: 10, first: 4, mean: 2 },
					{ key: 'bench', ranked: 10, first: 6, mean: 1.4 },
					{ key: 'lamp', ranked: 0, first: 0, mean: null }
				]
			},
			'10 人回答。总的排在最前面的是“长椅”，6 人把它排第 1。'
		],
		[
			'gives mean and median of numbers',
			questions.number,
			{ shape: 'numbers', of: 9, spread: { least: 1, most: 9, mean: 4.5, median: 4, bins: [] } },
			'9 人回答。平均 4.5；一半的人不超过 4。'
		]
	])('%s', (_, question, shown, sentence) => {
		expect(says(question, shown)).toBe(sentence);
	});
});

it('words between questions have no results', () => {
	expect(finding(questions.statement, { shape: 'words', of: 0 })).not.toContain('<section');
});
