/** Signs at which a spreadsheet would take a cell for a formula, full-width ones too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Lines of a table as CSV (RFC 4180) that Excel opens rightly: UTF-8 with BOM, CRLF. Text that could be taken
 * for a formula begins with an apostrophe, and none begins inside a cell where a semicolon parts them; numbers are
 * written plainly, null is an empty cell.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
	return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
	if (typeof value !== 'string') return value === null ? '' : String(value);
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
