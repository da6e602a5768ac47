import { describe, expect, test } from 'vitest';
import { exact } from '#lib/programmes/exact.ts';
import { DAY, START, wholeTerms } from '#lib/programmes/terms.fixture.ts';
import { canObject, hindranceOf, waitingOf } from './announcing.ts';
import { linesThrough } from './over-years.ts';
import { placesOf } from './place.ts';

const terms = wholeTerms();
const closed = terms.phases.closes_at;

describe('a list', () => {
	test.each([
		['waits for the last day of the call', [null], closed - 1, [{ for: 'closing' }]],
		['waits for somebody to decide on', [], closed, [{ for: 'nobody' }]],
		['waits for nothing once all have a vote', [null, null], closed, []],
		[
			'says how many wait for what',
			['vote', 'reviews', null, 'vote'],
			closed,
			[
				{ for: 'reviews', count: 1 },
				{ for: 'vote', count: 2 }
			]
		]
	] as const)('%s', (_, all, now, expected) => {
		expect(waitingOf(all, terms, now)).toEqual(expected);
	});

	test('takes objections from its first moment until its days are over or designations are made', () => {
		const announced = { announced_at: START, settled_at: null };
		expect(canObject(announced, terms, START)).toBe(true);
		expect(canObject(announced, terms, START + 7 * DAY)).toBe(false);
		expect(canObject({ ...announced, settled_at: START }, terms, START + 1)).toBe(false);
		expect(canObject({ announced_at: null, settled_at: null }, terms, START)).toBe(false);
	});

	test.each([
		[null, 0, START, 'announcement'],
		[START, 0, START + 7 * DAY - 1, 'objection_days'],
		[START, 2, START + 7 * DAY, 'answers'],
		[START, 0, START + 7 * DAY, null]
	])('announced %s with %i unanswered at %i waits for %s', (announced_at, unanswered, now, why) => {
		const programme = { announced_at, settled_at: null };
		expect(hindranceOf(programme, { terms, unanswered }, now)).toBe(why);
	});
});

test('equals have the same place, and the next is counted on', () => {
	const of = (application: string, n: number) => ({ application, total: exact(n, 10) });
	expect(placesOf([of('c', 5), of('a', 8), of('b', 5), of('d', 1)])).toEqual(
		new Map([
			['a', 1],
			['c', 2],
			['b', 2],
			['d', 4]
		])
	);
});

test('criteria are followed through the years by their key, called as the newest round calls them', () => {
	const round = (criteria: [string, string, number][]) => ({
		result: { criteria: criteria.map(([key, zh, reviewed]) => ({ key, words: { zh }, reviewed })) }
	});
	const lines = linesThrough([
		round([
			['a', '旧名', 5_000],
			['gone', '停用', 100]
		]),
		round([
			['b', '新增', 7_000],
			['a', '选举', 6_000]
		])
	]);
	expect(lines.map(({ key, words, values }) => [key, words.zh, values])).toEqual([
		['b', '新增', [null, 7_000]],
		['a', '选举', [5_000, 6_000]],
		['gone', '停用', [100, null]]
	]);
});
