import type { Point } from '../answers.ts';

/** The lettered rows and numbered columns that lie over a plan, for who has no finger on it: paper, and no script. */
export const gridRows = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const gridColumns = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The middle of a row or column, in thousandths of the plan. */
export function middleOf(at: number, of: number): number {
	return Math.round(((at + 0.5) * 1000) / of);
}

/** C4 as the middle of that square; null for what is none. */
export function pointOf(square: string): Point | null {
	const [, letter = '', digit] =
		/^([A-F])([1-8])$/.exec(square.normalize('NFKC').toUpperCase()) ?? [];
	if (digit === undefined) return null;
	const row = gridRows.findIndex((one) => one === letter);
	return { x: middleOf(Number(digit) - 1, gridColumns.length), y: middleOf(row, gridRows.length) };
}

/** The square that a point lies in. */
export function squareOf({ x, y }: Point): string {
	const at = (value: number, of: number) => Math.min(of - 1, Math.floor((value * of) / 1000));
	return `${gridRows[at(y, gridRows.length)]}${gridColumns[at(x, gridColumns.length)]}`;
}
