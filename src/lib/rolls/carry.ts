import type { Column } from './columns.ts';
import type { Field } from './kinds.ts';
import { cellOf, type Line } from './lines.ts';
import type { Problems } from './problems.ts';
import type { Row, Sheet } from './sheet.ts';
import { shown, tidy } from './text.ts';

type Values = Partial<Record<Field, string>>;

/** What a merged cell says for all its rows. Never an area or a phone: one number for two lines is a question, not an answer. */
const mergeable: Field[] = ['name', 'building', 'unit', 'room', 'address', 'owner_key'];

/** By row, what merged cells above say for it. A merged cell counts for every row that it spans. */
export function carriedByMerges(sheet: Sheet, columns: Map<Field, Column>): Map<number, Values> {
	const rows = new Map(sheet.rows.map((row) => [row.row, row]));
	const last = sheet.rows.at(-1)?.row ?? 0;
	const fieldAt = new Map([...columns].map(([field, { column }]) => [column, field]));
	const carried = new Map<number, Values>();
	for (const { top, left, bottom } of sheet.merges) {
		const field = fieldAt.get(left);
		const text = rows.get(top)?.cells[left] ?? '';
		if (!field || !mergeable.includes(field) || text.trim() === '') continue;
		for (let row = top + 1; row <= Math.min(bottom, last); row += 1) {
			if (!rows.has(row)) continue;
			carried.set(row, { ...carried.get(row), [field]: text });
		}
	}
	return carried;
}

/**
 * Many lists write the building or the unit only once, on the first of its lines. Where fewer than half of the rows fill such a
 * column and none of its cells are merged, a blank takes the value above, with a warning. A unit ends with its building.
 */
export function carryDownSparse(
	rows: Row[],
	sheet: Sheet,
	columns: Map<Field, Column>,
	problems: Problems
): (line: Line) => Line {
	const building = isSparse(columns.get('building'), rows, sheet);
	const unit = isSparse(columns.get('unit'), rows, sheet);
	let above: Values = {};
	return (line) => {
		if (building) fill(line, 'building', above, problems);
		const sameBuilding = tidy(line.values.building ?? '') === tidy(above.building ?? '');
		if (unit && sameBuilding) fill(line, 'unit', above, problems);
		above = line.values;
		return line;
	};
}

function fill(line: Line, field: Field, above: Values, problems: Problems): void {
	const text = above[field];
	if (line.values[field] !== undefined || text === undefined) return;
	line.values[field] = text;
	const cell = cellOf(line.source, line.row, field);
	problems.add({ reason: 'carried_down', ...cell, value: shown(text) });
}

function isSparse(column: Column | undefined, rows: Row[], sheet: Sheet): boolean {
	if (!column) return false;
	const at = column.column;
	const merged = sheet.merges.some(({ left, top, bottom }) => left === at && bottom > top);
	const filled = rows.filter(({ cells }) => (cells[at] ?? '').trim() !== '').length;
	return !merged && filled > 0 && filled * 2 < rows.length;
}
