import type { Merge, Row } from '../sheet.ts';
import { type NumberFormat, numberText } from './formats.ts';
import { attribute, scanXml } from './xml.ts';

/** `longest`: how many characters of a cell are kept; what is longer is refused by name later. */
export type Book = {
	strings: string[];
	formats: NumberFormat[];
	date1904: boolean;
	longest: number;
};

export type SheetEvents = {
	/** A row with something in it. */
	row: (row: Row) => void;
	merge: (merge: Merge) => void;
};

type Cell = { column: number; type: string; style: number };

const attributesOfCell = /(?:^|\s)(r|s|t)\s*=\s*["']([^"']*)["']/g;

/** Reads one sheet in pieces. Shared, inline and formula texts, numbers, dates, booleans and errors all come out as text. */
export function scanSheet(
	book: Book,
	columns: number,
	events: SheetEvents
): { push: (piece: Uint8Array) => void } {
	let row: Row = { row: 0, cells: [] };
	let cell: Cell = { column: -1, type: '', style: 0 };
	let text = '';
	let inValue = false;
	let phonetic = 0;
	const open = (name: string, attributes: string) => {
		if (name === 'c') {
			cell = cellOf(attributes, cell.column + 1);
			text = '';
		} else if (name === 'v' || name === 't') inValue = phonetic === 0;
		else if (name === 'row') {
			row = { row: Number(attribute(attributes, 'r')) || row.row + 1, cells: [] };
			cell.column = -1;
		} else if (name === 'rPh') phonetic += 1;
		else if (name === 'mergeCell') takeMerge(attribute(attributes, 'ref'), events);
	};
	const close = (name: string) => {
		if (name === 'v' || name === 't') inValue = false;
		else if (name === 'rPh') phonetic -= 1;
		else if (name === 'c' && cell.column < columns)
			put(row.cells, cell.column, cellText(text, cell, book));
		// The copy has no spare room, which a grown array has: a third of all the memory of a long list.
		else if (name === 'row' && row.cells.length > 0)
			events.row({ row: row.row, cells: row.cells.slice() });
	};
	const take = (piece: string) => {
		if (inValue && text.length <= book.longest) text += piece;
	};
	return scanXml({ open, close, text: take });
}

/** B7 is column 1, row 7. */
export function position(reference: string): { column: number; row: number } | null {
	const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
	if (!match) return null;
	const letters = [...(match[1] ?? '')];
	const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
	return { column, row: Number(match[2]) };
}

/** A short text of its own: a slice of the sheet would keep the whole sheet in memory. */
export function ownText(text: string, longest: number): string {
	const short = text.length > longest ? text.slice(0, longest) : text;
	return short.length < 13 ? short : ` ${short}`.slice(1);
}

function cellOf(attributes: string, next: number): Cell {
	const cell: Cell = { column: next, type: '', style: -1 };
	for (const [, name, value = ''] of attributes.matchAll(attributesOfCell)) {
		if (name === 't') cell.type = value;
		else if (name === 's') cell.style = Number(value);
		else cell.column = position(value)?.column ?? next;
	}
	return cell;
}

function cellText(
	text: string,
	{ type, style }: Cell,
	{ strings, formats, date1904, longest }: Book
): string {
	if (type === 's') return strings[Number(text)] ?? '';
	if (type === '' || type === 'n') return numberText(text, formats[style], date1904);
	if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
	return ownText(text, longest);
}

function put(cells: string[], column: number, text: string): void {
	if (text === '') return;
	while (cells.length < column) cells.push('');
	cells[column] = text;
}

function takeMerge(reference: string, events: SheetEvents): void {
	const [from, to] = reference.split(':').map(position);
	if (!from || !to) return;
	events.merge({ top: from.row, left: from.column, bottom: to.row, right: to.column });
}
