import { meaningOf } from './column-names.ts';
import { findHeader, titlesOf } from './header.ts';
import { type Field, fieldsOf, type RollKind } from './kinds.ts';
import type { Sheet } from './sheet.ts';
import { isIdentityNumber } from './text.ts';

/** One column of the file and what it is read as; `identity_card` columns are never read. */
export type Column = {
	column: number;
	title: string;
	field: Field | null;
	ignored: 'identity_card' | null;
};

/** How one sheet is read: its header rows as Excel numbers them (null = no header) and its columns. Plain data, so that a form can post it back. */
export type Mapping = { header: { first: number; last: number } | null; columns: Column[] };

/** What a person chose instead of what was found. `fields[3]` is for column D; a hole leaves what was found. */
export type Choice = {
	sheets?: string[];
	/** null = the sheet has no header and every row is a line. */
	header?: { first: number; last: number } | null;
	fields?: (Field | null | undefined)[];
};

/** Finds the header and matches its columns; what a person chose by hand goes before what was found. */
export function mapColumns(sheet: Sheet, kind: RollKind, choice: Choice = {}): Mapping {
	const header = choice.header === undefined ? findHeader(sheet, kind) : choice.header;
	const titles = header ? titlesOf(sheet, header) : [];
	const sample = sheet.rows.filter(({ row }) => row > (header?.last ?? 0)).slice(0, 50);
	const width = sample.reduce((widest, { cells }) => Math.max(widest, cells.length), titles.length);
	const columns = Array.from({ length: width }, (_, column) => {
		const title = titles[column] ?? '';
		const cells = sample.map((row) => row.cells[column] ?? '');
		const ignored = isIdentityColumn(title, cells, kind) ? ('identity_card' as const) : null;
		return { column, title, field: null, ignored };
	});
	return { header, columns: assign(columns, kind, choice.fields ?? []) };
}

/** The columns by field: `columnOf(mapping).get('name')`. */
export function columnOf(mapping: Mapping): Map<Field, Column> {
	return new Map(
		mapping.columns.flatMap((column) => (column.field ? [[column.field, column]] : []))
	);
}

function assign(columns: Column[], kind: RollKind, chosen: Choice['fields'] & object): Column[] {
	const taken = new Map<Field, number>();
	columns.forEach(({ column, ignored }) => {
		const field = chosen[column];
		if (field && !ignored && fieldsOf(kind).includes(field) && !taken.has(field))
			taken.set(field, column);
	});
	for (const { column, field } of claims(columns, kind)) {
		if (chosen[column] === undefined && !taken.has(field)) taken.set(field, column);
	}
	const fieldAt = new Map([...taken].map(([field, column]) => [column, field]));
	return columns.map((column) => ({ ...column, field: fieldAt.get(column.column) ?? null }));
}

function claims(
	columns: Column[],
	kind: RollKind
): { column: number; field: Field; rank: number }[] {
	return columns
		.flatMap(({ column, title, ignored }) => {
			const meaning = ignored ? null : meaningOf(title, kind);
			return meaning && typeof meaning === 'object' && fieldsOf(kind).includes(meaning.field)
				? [{ column, ...meaning }]
				: [];
		})
		.sort((a, b) => a.rank - b.rank || a.column - b.column);
}

function isIdentityColumn(title: string, cells: string[], kind: RollKind): boolean {
	if (meaningOf(title, kind) === 'identity_card') return true;
	const filled = cells.filter((cell) => cell !== '');
	return filled.length > 0 && filled.filter(isIdentityNumber).length * 2 > filled.length;
}
