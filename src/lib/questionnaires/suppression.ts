/** Fewer people than this in one cell are not broken down. */
export const smallestCell = 5;

/**
 * Hides cells of a table whose sums by row and by column are known: every cell from 1 to 4, and as many more as it
 * takes so that none of those can be worked out from the sums. Counts are whole and never below nought, and a reader
 * knows that too; so a hidden cell is safe if and only if it lies on a cycle of hidden cells along which people can be
 * moved, one more here and one fewer there, without a cell falling below nought: the edges of a mixed graph of rows and
 * columns, where an empty cell is an edge of one direction (Gusfield 1988, A graph theoretic approach to statistical
 * data security, SIAM J. Comput. 17(3)). Where there is no such cycle, the smallest square that makes one is hidden.
 * Null is a hidden cell. Where all that is not empty stands in the row or the column of a small cell, its sums say what
 * it holds whatever is done, and all cells of lines with anybody in them are hidden.
 */
export function suppress(counts: readonly (readonly number[])[]): (number | null)[][] {
	const hidden = counts.map((row) => row.map((count) => count > 0 && count < smallestCell));
	const table = { counts, hidden };
	for (const [i, row] of counts.entries()) {
		for (const [j, count] of row.entries()) {
			if (count === 0 || count >= smallestCell || isSafe(table, [i, j])) continue;
			const square = smallestSquare(table, [i, j]);
			if (!square) return nothingIn(counts);
			for (const [r, c] of square) hide(hidden, r, c);
		}
	}
	return counts.map((row, i) => row.map((count, j) => (hidden[i]?.[j] ? null : count)));
}

/** Lines without anybody say so by their sums. */
function nothingIn(counts: readonly (readonly number[])[]): (number | null)[][] {
	const empty = (counts[0] ?? []).map((_, j) => counts.every((row) => row[j] === 0));
	return counts.map((row) => {
		const isNobody = row.every((count) => count === 0);
		return row.map((_, j) => (isNobody || empty[j] ? 0 : null));
	});
}

type Cell = readonly [row: number, column: number];
type Table = { counts: readonly (readonly number[])[]; hidden: boolean[][] };

function hide(hidden: boolean[][], row: number, column: number): void {
	const cells = hidden[row];
	if (cells) cells[column] = true;
}

/** Whether the cell could hold one fewer or one more, other hidden cells making up for it. */
function isSafe(table: Table, cell: Cell): boolean {
	return canBeMadeUp(table, cell, 'fewer') || canBeMadeUp(table, cell, 'more');
}

/**
 * Looks for the way that makes up for one fewer (more) in a cell: its row needs one more (fewer) in another column,
 * that column one fewer (more) in another row, and so on until the cell's own column is even again.
 */
function canBeMadeUp({ counts, hidden }: Table, [row, column]: Cell, by: 'fewer' | 'more') {
	const inRow = by === 'fewer' ? 1 : -1;
	const takes = (i: number, j: number, change: number) =>
		hidden[i]?.[j] === true && (change > 0 || (counts[i]?.[j] ?? 0) > 0);
	const rows = new Set([row]);
	const columns = new Set<number>();
	const queue = [row];
	for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
		for (const j of (counts[at] ?? []).keys()) {
			if (columns.has(j) || (at === row && j === column) || !takes(at, j, inRow)) continue;
			if (j === column) return true;
			columns.add(j);
			for (const i of counts.keys()) {
				if (rows.has(i) || !takes(i, j, -inRow)) continue;
				rows.add(i);
				queue.push(i);
			}
		}
	}
	return false;
}

/** The fewest people in a square over this cell along which somebody can be moved: three corners, some hidden already. */
function smallestSquare({ counts, hidden }: Table, [row, column]: Cell): Cell[] | null {
	let best: { cells: Cell[]; cost: number } | null = null;
	for (const i of counts.keys()) {
		for (const j of (counts[i] ?? []).keys()) {
			if (i === row || j === column) continue;
			const at = (r: number, c: number) => counts[r]?.[c] ?? 0;
			if (at(i, j) === 0 && (at(row, j) === 0 || at(i, column) === 0)) continue;
			const corners: Cell[] = [
				[row, j],
				[i, column],
				[i, j]
			];
			const cells = corners.filter(([r, c]) => !hidden[r]?.[c]);
			const cost = cells.reduce((sum, [r, c]) => sum + costOf(at(r, c)), 0);
			if (!best || cost < best.cost) best = { cells, cost };
		}
	}
	return best?.cells ?? null;
}

/** An empty cell hides nothing well: its emptiness is easily guessed. */
function costOf(count: number): number {
	return count === 0 ? 1_000_000 : count;
}
