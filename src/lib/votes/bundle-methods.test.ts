import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { count } from './count.ts';
import { printFault } from './fault.ts';

const options = ['a', 'b', 'c', '__proto__'].map((id) => ({ id, cost: 10 }));
const vote = { format: 'minyi-count/1', options, ballots: [] };
const approval = { ...vote, method: 'approval' };
const score = { ...vote, method: 'score', scale: [0, 5] };
const greedy = { ...vote, method: 'budget-greedy', budget: 100 };

function read(raw: unknown): string {
	const parsed = parseBundle(raw);
	return parsed.ok ? 'accepted' : printFault(parsed);
}

const from = (least: number) => `must be a whole number from ${least} to 9007199254740991`;

test.each([
	[approval, 'accepted'],
	[{ ...approval, limit: 2, minimum: 2, scale: 'of another method' }, 'accepted'],
	[{ ...approval, limit: null }, 'accepted'],
	[{ ...approval, limit: 0 }, `limit: ${from(1)}`],
	[{ ...approval, limit: '3' }, `limit: ${from(1)}`],
	[{ ...approval, minimum: -1 }, `minimum: ${from(0)}`],
	[{ ...approval, limit: 1, minimum: 2 }, 'minimum: is more than the limit'],
	[{ ...approval, minimum: 5 }, 'minimum: is more than there are options'],
	[{ ...score, scale: undefined }, 'scale: is missing'],
	[{ ...score, scale: 5 }, 'scale: must be two whole numbers, the lower first'],
	[{ ...score, scale: [5, 0] }, 'scale: must be two whole numbers, the lower first'],
	[{ ...score, scale: [0, 1.5] }, 'scale: must be two whole numbers, the lower first'],
	[{ ...score, scale: [0, 1, 2] }, 'scale: must be two whole numbers, the lower first'],
	[{ ...score, scale: [-3, 3] }, 'accepted'],
	[{ ...greedy, budget: undefined }, 'budget: is missing'],
	[{ ...greedy, budget: 0.5 }, `budget: ${from(0)}`],
	[{ ...greedy, skip: 'yes' }, 'skip: must be true or false'],
	[{ ...greedy, points: 0 }, `points: ${from(1)}`],
	[{ ...greedy, options: [...options, { id: 'd' }] }, 'options[4].cost: is missing'],
	[{ ...greedy, options: [{ id: 'a', cost: -1 }] }, `options[0].cost: ${from(0)}`],
	[
		{ ...approval, options: Array.from({ length: 1001 }, (_, i) => ({ id: `${i}` })) },
		'options: must be at most 1000'
	]
])('the terms of a method are refused with their place (%#)', (raw, line) => {
	expect(read(raw)).toBe(line);
});

const list = ': must be a list of options';
const tiers = ': must be a list of tiers, best first, each a list of options';

test.each([
	[approval, 'a', list],
	[approval, { a: 1 }, list],
	[approval, ['a', 'x'], '[1]: option "x" does not exist'],
	[approval, ['a', 7], '[1]: must be the id of an option'],
	[approval, [['a']], '[0]: must be the id of an option'],
	[approval, ['b', 'a', 'b'], '[2]: option "b" is named twice'],
	[{ ...approval, limit: 2 }, ['a', 'b', 'c'], ': must name at most 2'],
	[{ ...approval, minimum: 2 }, ['a'], ': must name at least 2'],
	[{ ...vote, method: 'irv' }, 'a', tiers],
	[{ ...vote, method: 'irv' }, ['a', 'b'], '[0]: must be a list of options'],
	[{ ...vote, method: 'borda' }, [['a'], []], '[1]: must name at least one option'],
	[{ ...vote, method: 'schulze' }, [['a'], ['b', 'x']], '[1][1]: option "x" does not exist'],
	[{ ...vote, method: 'schulze' }, [['a'], ['b', 'a']], '[1][1]: option "a" is named twice'],
	[{ ...vote, method: 'irv' }, [[['a']]], '[0][0]: must be the id of an option'],
	[score, ['a'], ': must be an object with points by option'],
	[score, { a: 6 }, '.a: must be a whole number from 0 to 5'],
	[score, { a: 0.5 }, '.a: must be a whole number from 0 to 5'],
	[score, { a: '5' }, '.a: must be a whole number from 0 to 5'],
	[score, { x: 5 }, ': option "x" does not exist'],
	[score, JSON.parse('{"__proto__":9}'), '.__proto__: must be a whole number from 0 to 5'],
	[greedy, 'a', list],
	[{ ...greedy, points: 5 }, ['a'], ': must be an object with points by option'],
	[{ ...greedy, points: 5 }, { a: 3, b: 3 }, ': must spread at most 5 points'],
	[{ ...greedy, points: 5 }, { a: -1 }, '.a: must be a whole number from 0 to 5'],
	[{ ...greedy, points: 5, limit: 1 }, { a: 1, b: 1, c: 0 }, ': must name at most 1']
])('a choice is refused with its ballot and place (%#)', (head, choice, line) => {
	const ballots = [...Array(3).fill({ choice: null }), { choice }];
	expect(read({ ...head, ballots })).toBe(`ballots[3].choice${line}`);
});

test('a budget that does not say how many points there are takes points, but not both kinds of ballots', () => {
	expect(read({ ...greedy, ballots: [{ choice: { a: 700, b: 1 } }, { choice: {} }] })).toBe(
		'accepted'
	);
	expect(read({ ...greedy, ballots: [{ choice: { a: 7 } }, { choice: ['b'] }] })).toBe(
		'ballots[0].choice: must be a list of options'
	);
});

test.each([
	['score', { ...score, scale: [0, 1000] }, { a: 1 }],
	['budgets', { ...greedy, points: 10 ** 4 }, { a: 10 ** 4 }],
	['borda', { ...vote, method: 'borda' }, [['a']]]
])('%s: points that would stop being exact are refused', (_, head, choice) => {
	const ballots = [{ choice, area: 2 ** 52 }, { choice }];
	expect(read({ ...head, ballots })).toBe(
		'ballots[0].choice: brings the points above 9007199254740991'
	);
});

test.each([
	['approval', approval, []],
	['irv', { ...vote, method: 'irv' }, []],
	['score', score, {}],
	['budget-greedy', greedy, []],
	['budget-equal-shares', { ...greedy, method: 'budget-equal-shares', points: 9 }, { a: 0 }]
])('%s: a choice that names nothing is a blank ballot', (_, head, choice) => {
	const parsed = parseBundle({ ...head, ballots: [{ choice, count: 3 }] });
	if (!parsed.ok) throw new Error(printFault(parsed));
	expect(count(parsed.bundle)).toMatchObject({ ballots: 3, valid: 0, blank: 3 });
});

test('names that objects carry by nature are scored and bought like any other', () => {
	const ballots = JSON.parse('[{"choice":{"__proto__":5,"a":1}},{"choice":{"__proto__":4}}]');
	for (const head of [score, { ...greedy, points: 9 }]) {
		const parsed = parseBundle({ ...head, ballots });
		if (!parsed.ok) throw new Error(printFault(parsed));
		const { winners, options } = count(parsed.bundle);
		expect(winners[0]).toBe('__proto__');
		expect(options[3]?.score).toBe(9);
	}
});

test('200 options, all tied, come to an end in every method', () => {
	const many = Array.from({ length: 200 }, (_, i) => ({ id: `o${i}`, cost: 7 }));
	const ids = many.map(({ id }) => id);
	const choices = {
		approval: ids,
		irv: ids.map((id) => [id]),
		schulze: [ids],
		borda: [ids],
		score: Object.fromEntries(ids.map((id) => [id, 5])),
		'budget-greedy': ids,
		'budget-equal-shares': ids
	};
	for (const [method, choice] of Object.entries(choices)) {
		const reversed = method === 'irv' ? ids.toReversed().map((id) => [id]) : choice;
		const ballots = [{ choice }, { choice: reversed }];
		const parsed = parseBundle({ ...score, ...greedy, method, options: many, ballots });
		if (!parsed.ok) throw new Error(printFault(parsed));
		expect(count(parsed.bundle).outcome).toBe('tied');
	}
});
