/** Fewer people than this in one cell are not broken down. */
export const smallestCell = 5;

/**
 * Hides cells of a table whose sums by row and by column are known: every cell from 1 to 4, and as many more as it
 * takes so that no hidden one can be worked out from the sums. A hidden cell can be worked out exactly if and only
 * if its edge is a bridge of the graph whose nodes are rows and columns and whose edges are the hidden cells
 * (Gusfield 1988, A graph theoretic approach to statistical data security, SIAM J. Comput. 17(3)); so every bridge
 * is made part of a cycle by hiding the smallest cell that does it, empty ones last. Null is a hidden cell; in a
 * table too small to hide anything else, all of them.
 */
export function suppress(counts: readonly (readonly number[])[]): (number | null)[][] {
	const hidden = counts.map((row) => row.map((count) => count > 0 && count < smallestCell));
	for (let bridge = bridgeIn(hidden); bridge; bridge = bridgeIn(hidden)) {
		const more = smallestJoining(counts, hidden, bridge);
		if (!more) return counts.map((row) => row.map(() => null));
		for (const [row, column] of more) hide(hidden, row, column);
	}
	return counts.map((row, i) => row.map((count, j) => (hidden[i]?.[j] ? null : count)));
}

type Cell = readonly [row: number, column: number];
type Hidden = boolean[][];

function hide(hidden: Hidden, row: number, column: number): void {
	const cells = hidden[row];
	if (cells) cells[column] = true;
}

/** A hidden cell that the sums give away: without it, its row and its column are not connected any more. */
function bridgeIn(hidden: Hidden): Cell | null {
	for (const [i, row] of hidden.entries()) {
		for (const [j, isHidden] of row.entries()) {
			if (isHidden && !areConnected(hidden, [i, j])) return [i, j];
		}
	}
	return null;
}

/** Whether a row leads to a column over hidden cells other than the one where they cross. */
function areConnected(hidden: Hidden, [row, column]: Cell): boolean {
	const rows = new Set([row]);
	const columns = new Set<number>();
	const queue = [row];
	for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
		for (const [j, isHidden] of (hidden[at] ?? []).entries()) {
			if (!isHidden || columns.has(j) || (at === row && j === column)) continue;
			if (j === column) return true;
			columns.add(j);
			for (const [i, other] of hidden.entries()) {
				if (!other[j] || rows.has(i)) continue;
				rows.add(i);
				queue.push(i);
			}
		}
	}
	return false;
}

/** The fewest people in cells that close a cycle over this one: a corner across a row and a column of their own. */
function smallestJoining(
	counts: readonly (readonly number[])[],
	hidden: Hidden,
	[row, column]: Cell
): Cell[] | null {
	let best: { cells: Cell[]; cost: number } | null = null;
	for (const i of counts.keys()) {
		for (const j of (counts[i] ?? []).keys()) {
			if (i === row || j === column) continue;
			const corner: Cell[] = [
				[row, j],
				[i, column],
				[i, j]
			];
			const cells = corner.filter(([r, c]) => !hidden[r]?.[c]);
			const cost = cells.reduce((sum, [r, c]) => sum + costOf(counts[r]?.[c] ?? 0), 0);
			if (!best || cost < best.cost) best = { cells, cost };
		}
	}
	return best?.cells ?? null;
}

/** An empty cell hides nothing well: its emptiness is easily guessed. */
function costOf(count: number): number {
	return count === 0 ? 1_000_000 : count;
}
