/** One option, with the text of "other" where it was that one. */
export type Picked = { option: string; other?: string };
/** Several, in the order in which they are listed. */
export type PickedMany = { options: string[]; other?: string };
/** By row of a matrix: its columns, one in a matrix with one choice a row. */
export type Grid = { rows: Record<string, string[]> };
/** Options, best first. */
export type Ranked = { ranked: string[] };
export type Files = { files: { id: string; name: string }[] };
/** A point on the plan, in thousandths of its width and height from the upper left. */
export type Point = { x: number; y: number };
export type Building = { building: string };

/** What an answer is stored as; which of them follows from the kind of its question. */
export type Answer =
	string | number | boolean | Picked | PickedMany | Grid | Ranked | Files | Point | Building;

/** Answers by the keys of their questions; a question without an answer is not among them. */
export type Answers = Readonly<Record<string, Answer>>;

/** What conditions, computed values and texts see: none is null, several are a list, never empty. */
export type Value = string | number | boolean | readonly string[] | null;

/**
 * An answer as conditions see it. Nought and false are answers; an empty text, list or grid is none. Of a matrix
 * it is what one row says, and without a row the keys of the rows that say anything.
 */
export function valueOf(answer: Answer | undefined, row?: string): Value {
	switch (typeof answer) {
		case 'undefined':
			return null;
		case 'string':
			return answer.trim() === '' ? null : answer;
		case 'number':
			return Number.isFinite(answer) ? answer : null;
		case 'boolean':
			return answer;
	}
	if ('option' in answer) return answer.option;
	if ('options' in answer) return listed(answer.options);
	if ('ranked' in answer) return listed(answer.ranked);
	if ('files' in answer) return listed(answer.files.map(({ name }) => name));
	if ('building' in answer) return answer.building;
	if ('x' in answer) return `${answer.x},${answer.y}`;
	return row === undefined ? listed(rowsOf(answer)) : rowValue(answer.rows[row]);
}

function rowsOf({ rows }: Grid): string[] {
	return Object.keys(rows).filter((key) => (rows[key] ?? []).length > 0);
}

/** One column is a value to compare; several are a list. */
function rowValue(columns: readonly string[] = []): Value {
	return columns.length === 1 ? (columns[0] ?? null) : listed(columns);
}

function listed(items: readonly string[]): Value {
	return items.length === 0 ? null : items;
}
