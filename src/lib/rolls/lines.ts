import { type Column, columnOf, type Mapping } from './columns.ts';
import { titleJoint } from './column-names.ts';
import { carriedByMerges, carryDownSparse } from './carry.ts';
import type { Field } from './kinds.ts';
import type { Problems, Reason } from './problems.ts';
import type { Row, Sheet } from './sheet.ts';
import { columnLetter, shown, tidy } from './text.ts';

/** Where the lines of one sheet come from: enough to name any cell. */
export type Source = { sheet: string; columns: Map<Field, Column> };

/** One row that may be an entry: its mapped cells as they stand in the file. */
export type Line = { source: Source; row: number; values: Partial<Record<Field, string>> };

const totals =
	/^(?:合\s*计|总\s*计|小\s*计|共\s*计|总数|总面积|总户数|(?:grand |sub)?totals?|sum)(?![a-z])/i;
const notes =
	/^(?:(?:注|附注|说明|备注|日期|单位|note|remarks?)\s*\d*[:：]|(?:填表|制表|审核|经办|填报|统计|负责)(?:人|日期|时间|单位)|盖章)/i;
const examples = /^(?:示例|样例|例如|例[:：]|example\s*[:：])/i;

/**
 * The lines below the header, one by one. Rows of totals, notes, examples and repeated headers are left out and named; a merged
 * cell counts for each row that it spans. The rows are taken out of the sheet, so that a long list is not held in memory twice.
 */
export function* linesOf(sheet: Sheet, mapping: Mapping, problems: Problems): Generator<Line> {
	const source = { sheet: sheet.name, columns: columnOf(mapping) };
	const merged = carriedByMerges(sheet, source.columns);
	const rows = sheet.rows.splice(0).filter(({ row }) => row > (mapping.header?.last ?? 0));
	const carryDown = carryDownSparse(rows, sheet, source.columns, problems);
	const wide = wideRows(sheet);
	rows.reverse();
	for (let row = rows.pop(); row; row = rows.pop()) {
		const values = valuesOf(row, source.columns, merged.get(row.row));
		if (values === null) continue;
		const aside = asideOf(row, values, source.columns, wide);
		const cell = cellOf(source, row.row, null);
		if (aside) problems.add({ reason: aside, ...cell, value: shown(firstText(row)) });
		else yield carryDown({ source, row: row.row, values });
	}
}

/** Names one cell for a problem. */
export function cellOf(source: Source, row: number, field: Field | null) {
	const column = field === null ? undefined : source.columns.get(field);
	return {
		sheet: source.sheet,
		row,
		column: column ? columnLetter(column.column) : null,
		field,
		other: null
	};
}

function valuesOf(
	row: Row,
	columns: Map<Field, Column>,
	carried: Line['values'] | undefined
): Line['values'] | null {
	const values: Line['values'] = {};
	let own = false;
	for (const [field, { column }] of columns) {
		const text = row.cells[column] ?? '';
		if (text.trim() !== '') {
			values[field] = text;
			own = true;
		} else if (carried?.[field]) values[field] = carried[field];
	}
	return own ? values : null;
}

function asideOf(
	row: Row,
	values: Line['values'],
	columns: Map<Field, Column>,
	wide: Set<number>
): Reason | null {
	const first = tidy(firstText(row).slice(0, 60));
	if (totals.test(first) || totals.test(values.name ?? '')) return 'totals_row';
	if (examples.test(first) || examples.test(values.name ?? '')) return 'example_row';
	const texts = row.cells.filter((cell) => cell.trim() !== '');
	if (notes.test(first) || (texts.length === 1 && (first.length > 20 || wide.has(row.row))))
		return 'note_row';
	return isHeaderAgain(values, columns) ? 'header_repeated' : null;
}

function isHeaderAgain(values: Line['values'], columns: Map<Field, Column>): boolean {
	return [...columns].every(([field, { title }]) => {
		const value = values[field];
		return value === undefined || (title !== '' && title.split(titleJoint).includes(value.trim()));
	});
}

function firstText(row: Row): string {
	return row.cells.find((cell) => cell.trim() !== '') ?? '';
}

/** Rows with a cell merged across three columns or more: headings such as 3号楼 in the middle of a list. */
function wideRows({ merges }: Sheet): Set<number> {
	return new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top }) => top));
}
