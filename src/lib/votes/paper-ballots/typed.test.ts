import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../methods/method.ts';
import { isOneKey, readTyped, styleOf, type Form } from './typed.ts';
import { writeTyped } from './write-typed.ts';

const fixed = ['for', 'against', 'abstain'];
const letters = [...'abcdefghijkl'];

/** A form whose method refuses nothing, so that the grammar alone is looked at. */
function form(id: string, many: number, more: Partial<Form['paper']> = {}): Form {
	const options = (id === 'motion' ? fixed : letters.slice(0, many)).map((name) => ({ id: name }));
	const position = new Map(options.map(({ id: name }, i) => [name, i]));
	return {
		method: { id, fault: () => null, normal: (choice) => choice },
		paper: { options, position, tieBreak: 'none', ...more }
	};
}

const said = (typed: string, on: Form) => {
	const read = readTyped(typed, on);
	if (!read.ok) return read.fault.reason;
	return read.entry.invalid ? 'invalid' : read.entry.choice;
};

const budget = form('budget-greedy', 4, { points: 10 });

describe.each<[string, Form, [string, unknown][]]>([
	[
		'a motion',
		form('motion', 3),
		[
			['1', 'for'],
			['２', 'against'],
			[' 3 ', 'abstain'],
			['0', null],
			['9', 'invalid'],
			['x', 'invalid'],
			['*', 'invalid'],
			['4', 'no_such_number'],
			['11', 'no_such_number'],
			['1 2', 'parts'],
			['a', 'not_understood'],
			['', 'empty']
		]
	],
	[
		'one of nine',
		form('single', 9),
		[
			['9', 'i'],
			['X', 'invalid'],
			['0', null],
			['10', 'no_such_number']
		]
	],
	[
		'one of twelve',
		form('single', 12),
		[
			['12', 'l'],
			['9', 'i'],
			['13', 'no_such_number']
		]
	],
	[
		'several of four',
		form('approval', 4),
		[
			['134', ['a', 'c', 'd']],
			['1 3，4', ['a', 'c', 'd']],
			['1+3', ['a', 'c']],
			['2', ['b']],
			['0', null],
			['x', 'invalid'],
			['1 1', 'twice'],
			['15', 'no_such_number'],
			['1-2', 'not_understood']
		]
	],
	[
		'several of twelve',
		form('approval', 12),
		[
			['1 12', ['a', 'l']],
			['112', 'no_such_number']
		]
	],
	[
		'places among three: what stands in the boxes from the top',
		form('irv', 3),
		[
			['312', [['b'], ['c'], ['a']]],
			['3 1 2', [['b'], ['c'], ['a']]],
			['2-1', [['c'], ['a']]],
			['2。1', [['c'], ['a']]],
			['1 1 2', [['a', 'b'], ['c']]],
			['1 5 5', [['a'], ['b', 'c']]],
			['100', [['a']]],
			['0', null],
			['---', null],
			['12', 'parts'],
			['1 2 3 4', 'parts']
		]
	],
	[
		'scores from 0 to 5',
		form('score', 3, { scale: [0, 5] }),
		[
			['504', { a: 5, b: 0, c: 4 }],
			['5 - 4', { a: 5, c: 4 }],
			['000', { a: 0, b: 0, c: 0 }],
			['0', null],
			['50', 'parts']
		]
	],
	[
		'scores from -2 to 2',
		form('score', 2, { scale: [-2, 2] }),
		[
			['-2 1', { a: -2, b: 1 }],
			['－2 -', { a: -2 }],
			['12', 'parts']
		]
	],
	[
		'a score for a single option',
		form('score', 1, { scale: [0, 5] }),
		[
			['0', { a: 0 }],
			['-', null]
		]
	],
	[
		'points over four projects',
		budget,
		[
			['3 0 7 0', { a: 3, c: 7 }],
			['3070', { a: 3, c: 7 }],
			['10 0 0 0', { a: 10 }],
			['0', null],
			['10', 'parts']
		]
	],
	['a budget without points', form('budget-equal-shares', 4), [['14', ['a', 'd']]]]
])('%s', (_, on, cases) => {
	it.each(cases)('%j', (typed, expected) => expect(said(typed, on)).toEqual(expected));
});

it('the method has the last word, and says why', () => {
	const on = form('approval', 4);
	on.method.fault = () => ({ at: '', reason: 'not_one_option' });
	expect(readTyped('12', on)).toMatchObject({ fault: { reason: 'choice', fault: { at: '' } } });
	expect(said('x', on)).toBe('invalid');
});

it('one key is enough for a motion and for up to nine options, never where boxes are filled in', () => {
	const forms = [form('motion', 3), form('single', 9), form('single', 10), form('approval', 3)];
	expect(forms.map(isOneKey)).toEqual([true, true, false, false]);
	expect(styleOf(budget)).toBe('points');
});

const many = fc.integer({ min: 1, max: 12 });
const box = (values: fc.Arbitrary<number>) =>
	fc.array(fc.option(values), { minLength: 12, maxLength: 12 });

/** Every choice that can stand on a paper with so many options, and its form. */
const papers: fc.Arbitrary<[Form, Choice]> = many.chain((n) => {
	const ids = letters.slice(0, n);
	const named = (values: (number | null)[]) =>
		ids.flatMap((id, i) => {
			const value = values[i] ?? null;
			return value === null ? [] : ([[id, value]] as [string, number][]);
		});
	const ranked = box(fc.nat(4)).map((values) =>
		[0, 1, 2, 3, 4]
			.map((place) => named(values).flatMap(([id, own]) => (own === place ? [id] : [])))
			.filter((tier) => tier.length > 0)
	);
	const scored = (values: fc.Arbitrary<number>) =>
		box(values).map((all) => Object.fromEntries(named(all)));
	const of = (on: Form, choices: fc.Arbitrary<Choice>) =>
		choices.map((choice): [Form, Choice] => [on, choice]);
	return fc.oneof(
		of(form('single', n), fc.constantFrom(...ids)),
		of(form('approval', n), fc.subarray(ids, { minLength: 1 })),
		of(
			form('schulze', n),
			ranked.filter((tiers) => tiers.length > 0)
		),
		of(form('score', n, { scale: [-3, 12] }), scored(fc.integer({ min: -3, max: 12 }))),
		of(form('budget-greedy', n, { points: 99 }), scored(fc.integer({ min: 1, max: 99 })))
	);
});

it('what is written out is read back as the same', () => {
	fc.assert(
		fc.property(papers, fc.boolean(), fc.boolean(), ([on, chosen], isBlank, invalid) => {
			const nothing = isBlank || invalid || Object.keys(chosen).length === 0;
			const entry = { choice: nothing ? null : chosen, invalid };
			expect(readTyped(writeTyped(entry, on), on)).toEqual({ ok: true, entry });
		})
	);
});

it('whatever is typed is understood or refused, never thrown at', () => {
	fc.assert(
		fc.property(papers, fc.string(), ([on], typed) => {
			expect(typeof readTyped(typed, on).ok).toBe('boolean');
		})
	);
});
