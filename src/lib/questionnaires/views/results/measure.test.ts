import { describe, expect, it } from 'vitest';
import { kindOf } from '../../kinds/kind-named.ts';
import { questions } from '../../kinds/kinds.fixture.ts';
import type { Masked } from '../../summary.ts';
import { linesOf, mostSaid } from './lines.ts';
import { compareWords, measureOf } from './measure.ts';

const rated = (of: number, mean: number | null): Masked => ({
	shape: 'scale',
	of,
	values: [],
	mean
});
const chose = (lift: number | null, bench: number | null): Masked => ({
	...{ shape: 'options', of: (lift ?? 0) + (bench ?? 0) },
	options: [
		{ key: 'lift', count: lift },
		{ key: 'bench', count: bench }
	]
});
const side = (label: string, summary: Masked) => ({ label, of: summary.of, summary });

describe('groups are compared', () => {
	it('by their mean, where they rated', () => {
		const measure = measureOf(
			questions.rating,
			[side('今年', rated(80, 4.2)), side('去年', rated(60, 3.5))],
			'zh-CN'
		);
		expect(measure && compareWords(measure, 'zh-CN')).toBe(
			'“平均分”：今年 4.2，去年 3.5，相差 0.7。'
		);
	});

	it('by what most of the first chose, in percentage points', () => {
		const sides = [side('本轮', chose(60, 40)), side('上轮', chose(45, 55))];
		const measure = measureOf(questions.single, sides, 'zh-CN');
		expect(measure && compareWords(measure, 'zh-CN')).toBe(
			'“电梯”：本轮 60.0%，上轮 45.0%，相差 15 个百分点。'
		);
	});

	it('by the highest and the lowest, where they are more than two', () => {
		const sides = [
			side('甲', rated(50, 3)),
			side('乙', rated(50, 4.5)),
			side('丙', rated(50, 2.5))
		];
		const measure = measureOf(questions.rating, sides, 'en');
		expect(measure && compareWords(measure, 'en')).toBe(
			'“Mean score” is highest in 乙 (4.5) and lowest in 丙 (2.5).'
		);
	});

	it('not, where only one of them is known', () => {
		const sides = [side('甲', rated(50, 3)), side('乙', rated(50, null))];
		const measure = measureOf(questions.rating, sides, 'zh-CN');
		expect(measure && compareWords(measure, 'zh-CN')).toBe('');
	});
});

describe('lines', () => {
	const dated = (...months: [string, number | null][]): Masked => ({
		...{ shape: 'dates', of: 9, first: null, last: null },
		months: months.map(([key, count]) => ({ key, count }))
	});
	const lines = (summary: Masked) => linesOf(questions.date, summary, 'zh-CN');

	it('of days name the months between that nobody named', () => {
		expect(lines(dated(['2025-11', 4], ['2026-02', 5]))).toMatchObject([
			{ name: '2025年11月', count: 4 },
			{ name: '2025年12月', count: 0 },
			{ name: '2026年1月', count: 0 },
			{ name: '2026年2月', count: 5 }
		]);
	});

	it('of days over many years are years, hidden where a month of them is', () => {
		expect(lines(dated(['2010-01', 6], ['2010-02', null], ['2020-05', 7], ['2020-06', 1]))).toEqual(
			[
				{ key: '2010', name: '2010年', count: null },
				{ key: '2020', name: '2020年', count: 8 }
			]
		);
	});

	it('of whole numbers are ranges of whole numbers', () => {
		const whole = { ...questions.number, decimals: 0 };
		const names = (said: number[]) =>
			linesOf(whole, kindOf(whole).summarise(said), 'zh-CN').map(
				({ name, count }) => `${name}: ${count}`
			);
		expect(names([1, 2, 2, 4])).toEqual(['1: 1', '2: 2', '3: 0', '4: 1']);
		expect(names([0, 1, 5, 11])).toEqual([
			...['0 – 1: 2', '2 – 3: 0', '4 – 5: 1', '6 – 7: 0', '8 – 9: 0', '10 – 11: 1']
		]);
	});

	it('have no most said one while any is hidden', () => {
		const said = (summary: Masked) => mostSaid(linesOf(questions.single, summary, 'zh-CN'));
		expect(said(chose(9, null))).toEqual([]);
		expect(said(chose(9, 2))).toMatchObject([{ key: 'lift' }]);
		expect(said(chose(0, 0))).toEqual([]);
	});
});
