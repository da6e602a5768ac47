import { describe, expect, it, test } from 'vitest';
import type { Choice, MethodId, Terms } from '../methods/method.ts';
import { getMethod } from '../methods/method-named.ts';
import { ballotFields, enteredOf, readBallot, type BallotRead } from './read-ballot.ts';
import { shapeOf, takesBlank, type Asked, type Sheet } from './shapes.ts';

const letters = ['a', 'b', 'c', 'd'];
const options = letters.map((id) => ({ id, label: id, detail: '', cost: 100 }));
const sheet = (method: MethodId, settings: Terms = {}): Asked => ({ method, settings, options });

function read(asked: Sheet, ...fields: [string, string][]): BallotRead {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return readBallot(asked, data);
}

const chosen = (answer: BallotRead) => ('choice' in answer ? answer.choice : answer.fault);
const ticks = (...ids: string[]) => ids.map((id): [string, string] => ['choice', id]);
const values = (...texts: string[]) =>
	texts.map((text, i): [string, string] => [`value-${letters[i]}`, text]);

describe('a form says', () => {
	const three = { limit: 3, minimum: 2 };
	const scale = { scale: [-2, 2] as const };
	it.each<[string, Asked, [string, string][], unknown]>([
		['a side', sheet('motion'), ticks('against'), 'against'],
		['an option', sheet('single'), ticks('c'), 'c'],
		['several', sheet('approval', three), ticks('c', 'a', 'a'), ['a', 'c']],
		['nothing', sheet('approval'), [], { reason: 'empty' }],
		['nothing, by an empty field', sheet('single'), ticks(''), { reason: 'empty' }],
		['two where one counts', sheet('single'), ticks('a', 'b'), { reason: 'too_many' }],
		['too many', sheet('approval', three), ticks(...letters), { reason: 'too_many' }],
		['too few', sheet('approval', three), ticks('a'), { reason: 'too_few' }],
		['what is not there', sheet('approval'), ticks('a', 'x'), { reason: 'no_such_option' }],
		['an option to a motion', sheet('motion'), ticks('a'), { reason: 'no_such_option' }],
		['ranks', sheet('irv'), values('2', '', '1', '2'), [['c'], ['a', 'd']]],
		['ranks with gaps', sheet('schulze'), values('4', '2'), [['b'], ['a']]],
		['a rank beyond', sheet('borda'), values('5'), { reason: 'no_such_rank', option: 'a' }],
		['no rank', sheet('borda'), values('', ''), { reason: 'empty' }],
		['scores', sheet('score', scale), values('2', '−１', ' 0 '), { a: 2, b: -1, c: 0 }],
		[
			'a score beyond',
			sheet('score', scale),
			values('1', '3'),
			{ reason: 'no_such_score', option: 'b' }
		],
		[
			'half a score',
			sheet('score', scale),
			values('1.5'),
			{ reason: 'no_such_score', option: 'a' }
		],
		['projects', sheet('budget-greedy', { budget: 100 }), ticks('b', 'c'), ['b', 'c']],
		[
			'points',
			sheet('budget-equal-shares', { points: 5 }),
			values('3', '0', '', '2'),
			{ a: 3, d: 2 }
		],
		['no points', sheet('budget-greedy', { points: 5 }), values('0', ''), { reason: 'empty' }],
		[
			'more points',
			sheet('budget-greedy', { points: 5 }),
			values('3', '3'),
			{ reason: 'too_many_points' }
		],
		[
			'points owed',
			sheet('budget-greedy', { points: 5 }),
			values('-3'),
			{ reason: 'not_whole', option: 'a' }
		]
	])('%s', (_what, asked, fields, expected) => {
		expect(chosen(read(asked, ...fields))).toEqual(expected);
	});
});

test('what was typed comes back as it was, with the fault', () => {
	const answer = read(sheet('score'), ...values('9', 'abc', '3'));
	expect(answer.entered).toEqual({ a: '9', b: 'abc', c: '3' });
	expect(read(sheet('approval', { limit: 1 }), ...ticks('b', 'd')).entered).toEqual({
		b: '1',
		d: '1'
	});
});

const methods: MethodId[] = [
	'motion',
	'single',
	'approval',
	'irv',
	'schulze',
	'borda',
	'score',
	'budget-greedy',
	'budget-equal-shares'
];

test.each(methods)('a blank ballot of %s is one where the method takes it', (id) => {
	const answer = read(sheet(id), ['blank', '1'], ...ticks('a'));
	expect('choice' in answer && answer.choice === null).toBe(takesBlank(id));
});

const choices: [MethodId, Terms, Choice][] = [
	['motion', {}, 'abstain'],
	['single', {}, 'b'],
	['approval', { limit: 2 }, ['a', 'c']],
	['irv', {}, [['d'], ['a', 'b']]],
	['schulze', {}, [['a', 'b', 'c', 'd']]],
	['borda', {}, [['a'], ['b'], ['c'], ['d']]],
	['score', { scale: [-3, 9] }, { a: -3, d: 9 }],
	['budget-greedy', { budget: 200 }, ['b']],
	['budget-equal-shares', { budget: 200, points: 7 }, { a: 3, b: 4 }]
];

test.each(choices)(
	'a ballot of %s with %j is carried from page to page as it was: %j',
	(id, terms, choice) => {
		const asked = sheet(id, terms);
		expect(chosen(read(asked, ...ballotFields(asked, enteredOf(choice))))).toEqual(choice);
		expect(chosen(read(asked, ...ballotFields(asked, null)))).toEqual(
			takesBlank(id) ? null : { reason: 'empty' }
		);
	}
);

test.each(choices)('what is read for %s with %j stands on its paper', (id, terms, choice) => {
	const method = getMethod(id);
	const listed = method.fixed ?? options;
	const position = new Map(listed.map((option, i) => [option.id, i]));
	const kinds = {
		one: 'one',
		several: 'several',
		ranking: 'tiers',
		score: 'points',
		points: 'points'
	};
	expect(method.asks(terms)).toBe(kinds[shapeOf(sheet(id, terms))]);
	expect(
		method.fault(choice, { ...terms, options: listed, position, tieBreak: 'none' })
	).toBeNull();
});

test.each(methods)('whatever is posted to %s is an answer', (id) => {
	const data = new FormData();
	for (const name of ['choice', 'blank', 'value-a', 'value-a', 'value-__proto__', '__proto__']) {
		data.append(name, new File(['x'], 'x.txt'));
		data.append(name, '9'.repeat(1_000_000));
		data.append(name, '__proto__');
	}
	expect(readBallot(sheet(id, { points: 3 }), data)).toHaveProperty('fault');
});
