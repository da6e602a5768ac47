import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differs, pairUp, type TypedPaper } from './compare.ts';

const heap = (values: readonly string[]): TypedPaper[] =>
	values.map((value, i) => ({ position: i + 1, number: null, value }));

const coded = (papers: readonly [number, string][]): TypedPaper[] =>
	papers.map(([number, value], i) => ({ position: i + 1, number, value }));

const differences = (first: string, second: string) =>
	pairUp(heap([...first]), heap([...second]), false)
		.filter(differs)
		.map((pair) => [pair.first?.position ?? null, pair.second?.position ?? null]);

it.each([
	['the same', '12231', '12231', []],
	['a wrong key', '12231', '12131', [[3, 3]]],
	[
		'two papers in the other order',
		'1213',
		'1123',
		[
			[2, 2],
			[3, 3]
		]
	],
	['a skipped paper', '1223132', '122132', [[4, null]]],
	['a paper typed twice', '12231', '122331', [[null, 5]]],
	[
		'one skipped and a wrong key after it',
		'1223132211',
		'123132231',
		[
			[3, null],
			[9, 8]
		]
	],
	[
		'nothing against something',
		'',
		'12',
		[
			[null, 1],
			[null, 2]
		]
	]
] as const)('%s', (_, first, second, expected) => {
	expect(differences(first, second)).toEqual(expected);
});

it('coded papers find each other in any order, and a wrong number is two differences', () => {
	const pairs = pairUp(
		coded([
			[7, '"for"'],
			[3, '"against"'],
			[5, '']
		]),
		coded([
			[3, '"against"'],
			[7, '"against"'],
			[6, '']
		]),
		true
	);
	expect(
		pairs
			.filter(differs)
			.map(({ row }) => row)
			.sort()
	).toEqual([5, 6, 7]);
	expect(pairs.find(({ row }) => row === 6)).toMatchObject({ first: null, second: { value: '' } });
});

const values = fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 30 });

it('shows every paper of both once and in order', () => {
	fc.assert(
		fc.property(values, values, (first, second) => {
			const pairs = pairUp(heap(first), heap(second), false);
			const of = (side: 'first' | 'second') => pairs.flatMap((pair) => pair[side]?.value ?? []);
			expect([of('first'), of('second')]).toEqual([first, second]);
			expect(pairs.map(({ row }) => row)).toEqual(pairs.map((_, i) => i + 1));
		})
	);
});

it('an entry never differs from itself, and whoever comes first makes no more or fewer differences', () => {
	fc.assert(
		fc.property(values, values, (first, second) => {
			expect(pairUp(heap(first), heap(first), false).some(differs)).toBe(false);
			const [there, back] = [
				pairUp(heap(first), heap(second), false),
				pairUp(heap(second), heap(first), false)
			];
			expect(there.filter(differs)).toHaveLength(back.filter(differs).length);
		})
	);
});

it('one paper left out is one difference, whatever the others say', () => {
	fc.assert(
		fc.property(values, fc.nat(), (first, place) => {
			fc.pre(first.length > 0);
			const second = first.toSpliced(place % first.length, 1);
			expect(pairUp(heap(first), heap(second), false).filter(differs)).toHaveLength(1);
		})
	);
});
