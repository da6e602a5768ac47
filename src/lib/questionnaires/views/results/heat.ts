/** A cell of a table of shares: what it says, in small how many they are, and how dark it is. */
export type HeatCell = { text: string; small: string; share: number };

/** A row, by what it is called. */
export type HeatRow = { key: string; name: string; cells: readonly HeatCell[] };

/** Rows under a heading of their own, or without one. */
export type HeatGroup = { key: string; name?: string; rows: readonly HeatRow[] };

/** A cell that says something without a share. */
export function plainCell(text: string): HeatCell {
	return { text, small: '', share: 0 };
}
