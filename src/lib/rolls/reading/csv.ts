import { parse } from 'csv-parse/sync';
import type { Row } from '../sheet.ts';
import { cannotRead, type Limits } from './limits.ts';
import { isUtf16 } from './sniff.ts';
import type { Source } from './workbook.ts';

/** Opens a text of separated values: UTF-8, UTF-16 with its mark, else GB18030; separated by comma, semicolon or tab. */
export function openCsv(bytes: Uint8Array, limits: Limits): Source[] {
	const read: Source['read'] = (most = limits.rows, progress) => {
		const rows = readRows(decode(bytes), most, limits, (at) => progress?.(at / bytes.length));
		return { name: '', rows, merges: [] };
	};
	return [{ name: '', hidden: false, bytes: bytes.length, read }];
}

/** The text of a file from an office computer. */
export function decode(bytes: Uint8Array): string {
	if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

/** The sign that separates most cells in the first lines, outside of quotes. */
export function separatorOf(text: string): string {
	const head = text
		.slice(0, 20_000)
		.split(/\r?\n/, 40)
		.join('\n')
		.replace(/"[^"]*"/g, '');
	const counts = [',', '\t', ';'].map((sign) => ({ sign, count: head.split(sign).length }));
	return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

function readRows(
	text: string,
	most: number,
	limits: Limits,
	progress: (bytes: number) => void
): Row[] {
	const rows: Row[] = [];
	let row = 0;
	const take = (cells: string[], at: number) => {
		row += 1;
		if (row % 2000 === 0) progress(at);
		if (cells.every((cell) => cell.trim() === '')) return null;
		if (rows.length >= most && most < limits.rows) return null;
		if (rows.length >= most) throw cannotRead('too_many_rows');
		rows.push({
			row,
			cells: cells.slice(0, limits.columns).map((cell) => cell.slice(0, limits.cell))
		});
		return null;
	};
	parse(text, {
		delimiter: separatorOf(text),
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: false,
		max_record_size: 1_000_000,
		...(most < limits.rows ? { to: most + 100 } : {}),
		on_record: (cells: string[], { bytes }) => take(cells, bytes)
	});
	return rows;
}
