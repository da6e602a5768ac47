import type { Merge, Row, Sheet } from '../sheet.ts';
import { readFormats } from './formats.ts';
import { cannotRead, type Limits } from './limits.ts';
import { type Book, ownText, scanSheet } from './sheet-xml.ts';
import { attribute, scanXml, type XmlEvents } from './xml.ts';
import { type Packed, unpack, zipDirectory } from './zip.ts';

/** A sheet that can be read: at most so many rows, for a first look; `progress` goes from 0 to 1. */
export type Source = {
	name: string;
	hidden: boolean;
	bytes: number;
	read: (rows?: number, progress?: (fraction: number) => void) => Sheet;
};

const mostMerges = 200_000;
const mostStrings = 2_000_000;

/** Opens an .xlsx workbook. Sheets are read one by one, each in pieces; formulas give their last value. */
export function openWorkbook(bytes: Uint8Array, limits: Limits): Source[] {
	const files = zipDirectory(bytes, limits);
	const path = [...files.keys()].find((name) => /^xl\/workbook\d*\.xml$/.test(name));
	if (path === undefined) throw cannotRead(files.has('xl/workbook.bin') ? 'old_xls' : 'wrong_type');
	const scan = (name: string, events: Partial<XmlEvents>) =>
		scanFile(bytes, files.get(name), events);
	const book: Book = {
		strings: readStrings(scan, limits.cell),
		formats: [],
		date1904: false,
		longest: limits.cell
	};
	const styles = readFormats();
	const stylesFile = files.get('xl/styles.xml');
	if (stylesFile) unpack(bytes, stylesFile, (piece) => (styles.push(piece), true));
	book.formats = styles.formats;
	const targets = readTargets(scan, path.replace(/^xl\//, 'xl/_rels/') + '.rels');
	return readSheets(scan, path, book).flatMap(({ name, hidden, id }) => {
		const file = files.get(targets.get(id) ?? '');
		if (!file) return [];
		const read: Source['read'] = (rows = limits.rows, progress) =>
			readSheet({ bytes, file, book, columns: limits.columns, name, rows, limits, progress });
		return [{ name, hidden, bytes: file.packed, read }];
	});
}

type Scan = (name: string, events: Partial<XmlEvents>) => void;

function scanFile(bytes: Uint8Array, file: Packed | undefined, events: Partial<XmlEvents>): void {
	if (!file) return;
	const ignore = () => {};
	const { push } = scanXml({ open: ignore, close: ignore, text: ignore, ...events });
	unpack(bytes, file, (piece) => (push(piece), true));
}

/** The shared strings; rich text is joined, and the reading aids of Asian text (rPh) are left out. */
function readStrings(scan: Scan, longest: number): string[] {
	const strings: string[] = [];
	let text = '';
	let inText = false;
	let phonetic = false;
	scan('xl/sharedstrings.xml', {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') phonetic = true;
			else if (name === 't') inText = !phonetic;
		},
		close(name) {
			if (name === 't') inText = false;
			else if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(ownText(text, longest));
			if (strings.length > mostStrings) throw cannotRead('too_large');
		},
		text(piece) {
			if (inText) text += piece;
		}
	});
	return strings;
}

function readTargets(scan: Scan, path: string): Map<string, string> {
	const targets = new Map<string, string>();
	scan(path, {
		open(name, attributes) {
			if (name !== 'Relationship') return;
			const target = attribute(attributes, 'Target').toLowerCase();
			const whole = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
			targets.set(attribute(attributes, 'Id'), whole);
		}
	});
	return targets;
}

function readSheets(scan: Scan, path: string, book: Book) {
	const sheets: { name: string; hidden: boolean; id: string }[] = [];
	scan(path, {
		open(name, attributes) {
			if (name === 'workbookPr')
				book.date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904'));
			if (name !== 'sheet') return;
			const hidden = /hidden/i.test(attribute(attributes, 'state'));
			sheets.push({ name: attribute(attributes, 'name'), hidden, id: attribute(attributes, 'id') });
		}
	});
	return sheets;
}

type SheetTask = {
	bytes: Uint8Array;
	file: Packed;
	book: Book;
	columns: number;
	name: string;
	rows: number;
	limits: Limits;
	progress: ((fraction: number) => void) | undefined;
};

function readSheet({
	bytes,
	file,
	book,
	columns,
	name,
	rows: most,
	limits,
	progress
}: SheetTask): Sheet {
	const rows: Row[] = [];
	const merges: Merge[] = [];
	const { push } = scanSheet(book, columns, {
		row(row) {
			if (rows.length < most) rows.push(row);
			else if (most >= limits.rows) throw cannotRead('too_many_rows');
		},
		merge(merge) {
			if (merges.length < mostMerges) merges.push(merge);
		}
	});
	unpack(bytes, file, (piece, fraction) => {
		push(piece);
		progress?.(fraction);
		return rows.length < most || most >= limits.rows;
	});
	return { name, rows, merges };
}
