import { describe, expect, it } from 'vitest';
import { readTerms, type TypedTerms } from './draft-terms.ts';

const typed = (changes: Partial<TypedTerms>): TypedTerms => ({
	method: 'approval',
	options: ['甲', '乙', '丙'],
	details: [],
	costs: [],
	limit: '',
	minimum: '',
	scale_lowest: '0',
	scale_highest: '5',
	budget: '',
	by: 'picking',
	points: '10',
	skip: 'skip',
	tie_break: 'none',
	...changes
});
const budget: Partial<TypedTerms> = {
	method: 'budget-greedy',
	budget: '5万',
	costs: ['100', '2,000', '30.5']
};
const spending = { ...budget, budget: '50000' };

describe('a draft means', () => {
	it.each<[string, Partial<TypedTerms>, object]>([
		['nothing more for a motion', { method: 'motion', limit: '2' }, {}],
		['what becomes of a tie', { method: 'single', tie_break: 'listed' }, { tieBreak: 'listed' }],
		[
			'a limit and a minimum',
			{ limit: '２', minimum: '1' },
			{ tieBreak: 'none', limit: 2, minimum: 1 }
		],
		['no limit of a ranking', { method: 'irv', limit: '2' }, { tieBreak: 'none' }],
		[
			'a scale',
			{ method: 'score', scale_lowest: '−2', scale_highest: '2' },
			{ tieBreak: 'none', scale: [-2, 2] }
		],
		[
			'a budget that passes over, and a limit',
			{ ...spending, limit: '2', minimum: '1' },
			{ tieBreak: 'none', budget: 5_000_000, skip: true, limit: 2 }
		],
		[
			'a budget that stops',
			{ ...spending, skip: 'stop' },
			{ tieBreak: 'none', budget: 5_000_000, skip: false }
		],
		[
			'points to spread, which no limit is put on',
			{ ...spending, method: 'budget-equal-shares', by: 'points', limit: '2' },
			{ tieBreak: 'none', budget: 5_000_000, points: 10 }
		]
	])('%s', (_what, changes, settings) => {
		expect(readTerms(typed(changes))).toMatchObject({ faults: [], settings });
		expect(readTerms(typed(changes)).settings).toEqual(settings);
	});

	it('each option with what stands at its place, without the empty ones', () => {
		const lists = {
			options: ['甲', '', '丙'],
			details: ['一', '', '三'],
			costs: ['1', '', '3.50']
		};
		expect(readTerms(typed({ ...spending, ...lists })).options).toEqual([
			{ label: '甲', detail: '一', cost: 100 },
			{ label: '丙', detail: '三', cost: 350 }
		]);
		expect(readTerms(typed(lists)).options[1]).toEqual({ label: '丙', detail: '三', cost: null });
	});
});

describe('a draft is wrong about', () => {
	it.each<[string, Partial<TypedTerms>, string]>([
		['one option', { options: ['甲', ''] }, 'options: too_few_options'],
		['two alike', { options: ['甲', '甲'] }, 'options: duplicate_options'],
		[
			'too many',
			{ options: Array.from({ length: 51 }, (_, i) => `案${i}`) },
			'options: too_many_options'
		],
		[
			'a detail without a name',
			{ options: ['甲', '', '丙'], details: ['', '有'] },
			'options.1: no_label'
		],
		['a limit in words', { limit: '三' }, 'limit: not_whole'],
		['a limit of none', { limit: '0' }, 'limit: not_whole'],
		['a limit above the options', { limit: '4' }, 'limit: above_options'],
		['a minimum above the options', { minimum: '4' }, 'minimum: above_options'],
		['a minimum above the limit', { limit: '1', minimum: '2' }, 'minimum: above_limit'],
		[
			'a scale that runs backwards',
			{ method: 'score', scale_lowest: '5', scale_highest: '5' },
			'scale_highest: backwards'
		],
		['half a score', { method: 'score', scale_highest: '4.5' }, 'scale_highest: not_whole'],
		['a scale without an end', { method: 'score', scale_lowest: '' }, 'scale_lowest: not_whole'],
		['no budget', { ...budget, budget: '' }, 'budget: required'],
		['a budget in words', budget, 'budget: not_money'],
		['a project without a cost', { ...spending, costs: ['1', '', '3'] }, 'costs.1: required'],
		['a project for nothing', { ...spending, costs: ['1', '2', '0'] }, 'costs.2: not_money'],
		[
			'a project beyond the budget',
			{ ...spending, costs: ['50000.01', '1', '1'] },
			'costs.0: above_budget'
		],
		['no points', { ...spending, by: 'points', points: '0' }, 'points: not_whole']
	])('%s', (_what, changes, fault) => {
		const { faults } = readTerms(typed(changes));
		const said = faults.map(({ field, place, reason }) =>
			place === undefined ? `${field}: ${reason}` : `${field}.${place}: ${reason}`
		);
		expect(said).toEqual([fault]);
	});
});
