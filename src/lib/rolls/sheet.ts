/** One row with something in it; `row` is the number Excel shows beside it. */
export type Row = { row: number; cells: string[] };

/** A merged range: rows as Excel numbers them, columns from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** One sheet as text. Rows without any text are left out. */
export type Sheet = { name: string; rows: Row[]; merges: Merge[] };
