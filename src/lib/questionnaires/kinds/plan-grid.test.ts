import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindOf } from './kind-named.ts';
import { questions } from './kinds.fixture.ts';
import { gridColumns, gridRows, pointOf, squareOf } from './plan-grid.ts';

it('a square is found again from its middle', () => {
	for (const row of gridRows) {
		for (const column of gridColumns) {
			const point = pointOf(`${row}${column}`);
			expect(point && squareOf(point)).toBe(`${row}${column}`);
		}
	}
});

it('every point of the plan lies in a square', () => {
	fc.assert(
		fc.property(fc.nat(1000), fc.nat(1000), (x, y) => {
			expect(pointOf(squareOf({ x, y }))).not.toBeNull();
		})
	);
});

it('what is no square is none', () => {
	expect(['G1', 'A9', 'A', '', '3', 'A10'].map(pointOf)).toEqual([
		null,
		null,
		null,
		null,
		null,
		null
	]);
});

it('is typed from paper in either case and any width', () => {
	const { read, fromTyped } = kindOf(questions.place);
	expect(read(fromTyped(' ｃ4 '))).toEqual({ answer: pointOf('C4') });
	expect(read(fromTyped('2'))).toEqual({ answer: { building: 'b2' } });
});
