import { describe, expect, it } from 'vitest';
import { customRuleOf, voteForm } from './votes.form.ts';

const filled = {
	question: '是否同意加装电梯？',
	roll_id: 'r',
	rule_preset_id: 'simple-majority',
	opens_at: '2026-03-01T09:00',
	closes_at: '2026-03-08T09:00'
};

function faults(changes: Record<string, unknown>): string[] {
	const parsed = voteForm.safeParse({ ...filled, ...changes });
	return parsed.success
		? []
		: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the form of a vote', () => {
	it('passes with the least that a motion needs, and is confidential by default', () => {
		expect(voteForm.parse(filled)).toMatchObject({ method: 'motion', privacy: 'confidential' });
	});

	it.each([
		['question: required', { question: ' \n ' }],
		['question: too_long', { question: '长'.repeat(201) }],
		['explanation: too_long', { explanation: '长'.repeat(4_001) }],
		['roll_id: required', { roll_id: '' }],
		['rule_preset_id: required', { rule_preset_id: '' }],
		['opens_at: required', { opens_at: '' }],
		['closes_at: no_such_time', { closes_at: '3月8日' }],
		['closes_at: closes_before_opens', { closes_at: '2026-03-01T09:00' }],
		['options: too_few_options', { method: 'single', options: ['一', ' '] }],
		['options: duplicate_options', { method: 'single', options: ['Ａ案', 'a案'] }],
		[
			'options: too_many_options',
			{ method: 'single', options: Array.from({ length: 51 }, (_, i) => `案${i}`) }
		],
		[
			'custom_approval: no_such_share',
			{ rule_preset_id: 'custom', custom_approval_part: 3, custom_approval_of: 2 }
		],
		['custom_approval_of: no_such_share', { rule_preset_id: 'custom', custom_approval_of: 0 }]
	])('says %s', (fault, changes) => {
		expect(faults(changes)).toContain(fault);
	});

	it('takes a show of hands for a motion alone, and a limit for proxies where there are any', () => {
		const two = ['一', '二'];
		expect(faults({ channels: 'meeting' })).toEqual([]);
		expect(faults({ channels: 'meeting', method: 'irv', options: two })).toEqual([
			'channels: motion_only'
		]);
		expect(faults({ proxy_limit: '十' })).toEqual([]);
		expect(faults({ proxy: true, proxy_limit: '11' })).toEqual(['proxy_limit: not_whole']);
	});

	it('says of a list which place is wrong', () => {
		const parks = { method: 'budget-greedy', options: ['一', '', '二'], budget: '100' };
		expect(faults({ ...parks, costs: ['50', '', ''] })).toEqual(['costs.2: required']);
	});

	it('knows no open poll and no other method', () => {
		expect(faults({ privacy: 'open' })).toHaveLength(1);
		expect(faults({ method: 'lottery' })).toHaveLength(1);
	});

	it('asks no options of a motion, and keeps empty ones in their places', () => {
		expect(faults({ method: 'motion', options: ['一'] })).toEqual([]);
		const parsed = voteForm.parse({ ...filled, method: 'single', options: [' 一 ', '', '二'] });
		expect(parsed.options).toEqual(['一', '', '二']);
	});

	it('makes a rule by heads and area of its own fields', () => {
		const input = voteForm.parse({
			...filled,
			rule_preset_id: 'custom',
			custom_participation: 'none',
			custom_approval: 'heads_and_area',
			custom_approval_part: 2,
			custom_approval_of: 3,
			custom_approval_whole: 'electorate'
		});
		const line = { fraction: [2, 3], strict: false, of: 'electorate' };
		expect(customRuleOf(input)).toEqual({
			id: 'custom',
			participation: [],
			approval: [
				{ basis: 'area', ...line },
				{ basis: 'heads', ...line }
			]
		});
	});
});
