import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#i18n/paraglide/runtime.js';
import type { Bundle } from './bundle.ts';
import { count } from './count.ts';
import type { Rule } from './rules.ts';
import { verdict, verdictReason } from './verdict-words.ts';

const half = { fraction: [1, 2], strict: true } as const;
const byHeads: Rule = {
	id: 'heads',
	participation: [{ basis: 'heads', fraction: [2, 3], strict: false }],
	approval: [{ ...half, basis: 'heads', of: 'participants' }]
};
const owners: Rule = {
	id: 'owners',
	participation: [],
	approval: [
		{ ...half, basis: 'heads', of: 'participants' },
		{ ...half, basis: 'area', of: 'participants' }
	]
};
const simple: Rule = {
	id: 'simple',
	participation: [],
	approval: [{ ...half, basis: 'heads', of: 'decided' }]
};
const options = [
	{ id: 'a', label: '草坪', detail: '', cost: null },
	{ id: 'b', label: '花圃', detail: '', cost: null }
];

describe.each([
	['passes', 'motion', byHeads, { for: 60, against: 20 }, '通过', '参与者中，按人数 75.0% 赞成'],
	['misses people', 'motion', byHeads, { for: 30 }, '参与不足', '人数需要 67 人，实际 30 人'],
	[
		'is refused',
		'motion',
		byHeads,
		{ for: 20, against: 60 },
		'未通过',
		'人数需要 41 人，实际 20 人'
	],
	['is even', 'motion', simple, { for: 20, against: 20 }, '未通过', '赞成和反对同为 20 人'],
	['has more against', 'motion', simple, { for: 4, against: 6 }, '未通过', '反对多于赞成'],
	['has more for', 'motion', simple, { for: 6, against: 4 }, '通过', '赞成 6 人，反对 4 人'],
	['nobody answers', 'motion', simple, {}, '未通过', '没有人作出选择'],
	['by area too', 'motion', owners, { for: 9, against: 1 }, '通过', '人数 90.0%、按面积 90.0%'],
	['chooses', 'single', simple, { a: 9, b: 1 }, '选出：“草坪”', '“草坪”领先，得 9 人'],
	['is tied', 'single', simple, { a: 5, b: 5 }, '平票', '“草坪”、“花圃”同为 5 人'],
	['has no majority', 'single', byHeads, { a: 35, b: 35 }, '平票', '没有一个领先'],
	['leads without enough', 'single', owners, { a: 4, b: 3, blank: 4 }, '未选出', '“草坪”领先，但'],
	['misses people', 'single', byHeads, { a: 20 }, '参与不足', '没有形成决定']
] as const)('a vote that %s', (_, method, rule, choices, word, because) => {
	const vote = { method, settings: {}, rule, options: method === 'single' ? options : [] };
	const result = count(bundle(method, rule, choices));

	test(`is ‘${word}’, and says why`, () => {
		overwriteGetLocale(() => 'zh-CN');
		expect(verdict(vote, result, 'zh-CN')).toBe(word);
		expect(verdictReason(vote, result, 'zh-CN')).toContain(because);
	});
});

test('a choice without a rule is the one named most', () => {
	const result = count({ ...bundle('single', simple, { a: 2, b: 3 }), rule: undefined } as Bundle);
	const vote = {
		method: 'single',
		settings: {},
		rule: { id: '', participation: [], approval: [] },
		options
	} as const;
	expect(verdict(vote, result, 'zh-CN')).toBe('选出：“花圃”');
	expect(verdictReason(vote, result, 'zh-CN')).toBe('“花圃”最多，得 3 人。');
});

function bundle(method: 'motion' | 'single', rule: Rule, choices: Record<string, number>): Bundle {
	return {
		format: 'minyi-count/1',
		method,
		...(method === 'single' && { options: options.map(({ id, label }) => ({ id, label })) }),
		electorate: { heads: 100, area: 1000 },
		rule,
		ballots: Object.entries(choices).map(([choice, count]) => ({
			choice: choice === 'blank' ? null : choice,
			count,
			area: 10
		}))
	};
}
