import { Zip } from 'fflate';
import type { Cell } from '../../kinds/kind.ts';
import { packedFile } from './packed-file.server.ts';

/** A sheet whose rows come one after another; the first is its head. */
export type StreamedSheet = { name: string; rows: AsyncIterable<Cell[]> | Iterable<Cell[]> };

/** A piece of a sheet this long is packed and handed on. */
const piece = 64_000;

/**
 * A workbook that is packed while its rows are read, so that it never stands in memory as a whole: Office Open XML
 * (ECMA-376) with texts in their cells. A text that looks like a formula is marked as text (quotePrefix), and stays
 * what it is.
 */
export async function* xlsxStream(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	const encoder = new TextEncoder();
	const open = (path: string) => {
		const { file, push } = packedFile(path);
		zip.add(file);
		return (text: string, last = false) => push(encoder.encode(text), last);
	};
	for (const [path, text] of frame(sheets.map(({ name }) => name))) await open(path)(text, true);
	for (const [at, { rows }] of sheets.entries()) {
		const push = open(`xl/worksheets/sheet${at + 1}.xml`);
		let text = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
		let number = 0;
		for await (const row of rows) {
			number += 1;
			text += rowXml(row, number);
			if (text.length < piece) continue;
			await push(text);
			text = '';
			yield* ready.splice(0);
		}
		await push(`${text}</sheetData></worksheet>`, true);
		yield* ready.splice(0);
	}
	zip.end();
	yield* ready.splice(0);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles: 0 as it is, 1 a text that looks like a formula, 2 the head. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

function frame(names: readonly string[]): [path: string, text: string][] {
	const each = (make: (n: number, name: string) => string) =>
		names.map((name, at) => make(at + 1, name)).join('');
	const sheetTypes = each(
		(n) =>
			`<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`
	);
	const files: [string, string][] = [
		[
			'[Content_Types].xml',
			`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheetTypes}</Types>`
		],
		[
			'_rels/.rels',
			`<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
		],
		[
			'xl/workbook.xml',
			`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n, name) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`
		],
		[
			'xl/_rels/workbook.xml.rels',
			`<Relationships xmlns="${relations}">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId0" Type="${office}/styles" Target="styles.xml"/></Relationships>`
		],
		['xl/styles.xml', styles]
	];
	return files.map(([path, text]) => [path, declaration + text]);
}

/** Every cell says where it stands: the standard lets it be left out, but not every reader does. */
function rowXml(row: readonly Cell[], number: number): string {
	let text = `<row r="${number}">`;
	for (const [at, cell] of row.entries()) {
		if (cell !== null) text += cellXml(cell, `r="${columnName(at)}${number}"`, number === 1);
	}
	return `${text}</row>`;
}

function cellXml(cell: string | number, place: string, isHead: boolean): string {
	if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
	const style = isHead ? ' s="2"' : /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? ' s="1"' : '';
	const space = /^\s|\s$|\s\s|[\t\n]/.test(cell) ? ' xml:space="preserve"' : '';
	return `<c ${place} t="inlineStr"${style}><is><t${space}>${escaped(cell)}</t></is></c>`;
}

const columnNames: string[] = [];

/** A to Z, AA, AB and so on. */
function columnName(at: number): string {
	const before = at < 26 ? '' : columnName(Math.floor(at / 26) - 1);
	return (columnNames[at] ??= before + String.fromCharCode(65 + (at % 26)));
}

/** XML has no control signs at all, and Excel no cells of more than 32 767 characters. */
function escaped(text: string): string {
	return text
		.slice(0, 32_000)
		.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}/gu, '')
		.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
