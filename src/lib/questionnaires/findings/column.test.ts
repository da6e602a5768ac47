import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../answers.ts';
import { answers } from '../kinds/kinds.fixture.ts';
import { answersIn, readColumns, startColumn } from './column.ts';

const some: fc.Arbitrary<Answer | undefined> = fc.option(fc.oneof(...Object.values(answers)), {
	nil: undefined
});

it('a column gives back the answers in order, without texts beside “other”', () => {
	fc.assert(
		fc.property(fc.array(some, { maxLength: 200 }), (given) => {
			const column = startColumn();
			for (const one of given) column.put(one);
			const columns = readColumns(`[${column.body()}]`);
			const back = columns.flatMap(({ answers: known, codes }) =>
				[...codes].map((code) => (code === 0 ? undefined : known[code - 1]))
			);
			const plain = given.map((one) => {
				if (typeof one !== 'object' || !('other' in one)) return one;
				return 'option' in one ? { option: one.option } : { options: one.options };
			});
			expect(back).toEqual(plain);
			expect(answersIn(columns)).toEqual(plain.filter((one) => one !== undefined));
		})
	);
});

it('a thousand different answers fit into a column', () => {
	const column = startColumn();
	for (let n = 0; n < 1_000; n += 1) column.put(n / 100);
	expect(answersIn(readColumns(`[${column.body()}]`))).toEqual(
		Array.from({ length: 1_000 }, (_, n) => n / 100)
	);
});
