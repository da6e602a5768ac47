import { beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '#i18n/paraglide/runtime.js';
import type { Ballot } from './ballots.ts';
import { count } from './count.ts';
import type { MethodId } from './methods/method.ts';
import type { Rule } from './rules.ts';
import { verdict, verdictReason } from './verdict-words.ts';
import type { Settings } from './votes.ts';

const simple: Rule = {
	id: 'simple',
	participation: [],
	approval: [{ basis: 'heads', fraction: [1, 2], strict: true, of: 'decided' }]
};
const options = [
	{ id: 'a', label: '草坪', detail: '', cost: 30_000 },
	{ id: 'b', label: '花圃', detail: '', cost: 20_050 },
	{ id: 'c', label: '步道', detail: '', cost: 60_000 }
];
const budget = { budget: 60_000 };
const listed = { tieBreak: 'listed' } as const;

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const [a, b, c] = [[['a']], [['b']], [['c'], ['b']]];
type Case = [string, MethodId, Settings, Ballot[], string, string];

test.each<Case>([
	[
		'approval',
		'approval',
		{},
		[{ choice: ['a', 'b'] }, { choice: ['a'] }],
		'选出：“草坪”',
		'“草坪”最多人选，得 2 人。规则'
	],
	['a tie', 'approval', {}, [{ choice: ['a', 'b'] }], '平票', '“草坪”、“花圃”同为 1 人'],
	[
		'a first round',
		'irv',
		{},
		[{ choice: a, count: 3 }, { choice: b }],
		'选出：“草坪”',
		'第一轮，“草坪”就得到 3 票'
	],
	[
		'a runoff',
		'irv',
		{},
		[
			{ choice: a, count: 4 },
			{ choice: b, count: 3 },
			{ choice: c, count: 2 }
		],
		'选出：“花圃”',
		'到第 2 轮，“花圃”得到 5 票'
	],
	['an even runoff', 'irv', {}, [{ choice: a }, { choice: b }], '平票', '“草坪”、“花圃”一样'],
	[
		'pairs',
		'schulze',
		{},
		[{ choice: a, count: 2 }, { choice: b }],
		'选出：“草坪”',
		'没有输给任何一个'
	],
	['places', 'borda', {}, [{ choice: a }], '选出：“草坪”', '总分最高，得 2 分'],
	['half points', 'borda', {}, [{ choice: [['a', 'b']], count: 3 }], '平票', '同为 4.5 分'],
	[
		'scores',
		'score',
		{ scale: [0, 5] },
		[{ choice: { a: 5, b: 1 } }],
		'选出：“草坪”',
		'总分最高，得 5 分'
	],
	[
		'no majority',
		'score',
		{ scale: [0, 5] },
		[{ choice: { a: 2 } }],
		'未选出',
		'“草坪”领先，但没有达到要求'
	],
	[
		'the list',
		'score',
		{ scale: [0, 5], ...listed },
		[{ choice: { a: 5, b: 5 } }],
		'选出：“草坪”',
		'按表决前定下的办法'
	],
	[
		'a budget',
		'budget-greedy',
		budget,
		[{ choice: ['a', 'b'] }],
		'选出：“草坪”、“花圃”',
		'选定 2 个项目，共 500.50 元，剩余 99.50 元'
	],
	[
		'shares',
		'budget-equal-shares',
		budget,
		[{ choice: ['a'], count: 2 }, { choice: ['b'] }],
		'选出：“草坪”、“花圃”',
		'剩余 99.50 元'
	],
	[
		'projects that tie',
		'budget-greedy',
		budget,
		[{ choice: ['a', 'c'] }],
		'平票',
		'“草坪”、“步道”得到的支持一样多'
	],
	['nobody', 'budget-greedy', budget, [{ choice: null }], '未选出', '没有人作出选择'],
	['nobody', 'irv', {}, [{ choice: null }], '平票', '没有人作出选择']
])('%s by %s with %j is told', (_, method, settings, ballots, word, because) => {
	const costed = method.startsWith('budget');
	const listed = options.map(({ id, cost }) => (costed ? { id, cost } : { id }));
	const { tieBreak = 'none', ...terms } = settings;
	const result = count({
		format: 'minyi-count/1',
		method,
		options: listed,
		tieBreak,
		...terms,
		rule: simple,
		ballots
	});
	const vote = { method, settings, rule: simple, options };
	expect(verdict(vote, result, 'zh-CN')).toBe(word);
	expect(verdictReason(vote, result, 'zh-CN')).toContain(because);
});
