import { openCsv } from '#lib/rolls/reading/csv.ts';
import { cannotRead, orBroken, type Limits } from '#lib/rolls/reading/limits.ts';
import { sniff } from '#lib/rolls/reading/sniff.ts';
import { openWorkbook } from '#lib/rolls/reading/workbook.ts';
import type { Row } from '#lib/rolls/sheet.ts';

export type TableTask = { bytes: Uint8Array; limits: Limits; columns: readonly string[] };

/** What was read of a file: the row that names the columns, and those below it; null where no row does. */
export type ReadTable = { head: Row; rows: Row[] } | null;

/** The head stands among the first rows of a sheet: titles may stand above it. */
const headWithin = 20;

/** Reads the first sheet with a row that names columns of the survey. Throws with the reason when there is no reading it. */
export function readTable({ bytes, limits, columns }: TableTask): ReadTable {
	if (bytes.length > limits.bytes) throw cannotRead('too_large');
	const openFile = sniff(bytes) === 'xlsx' ? openWorkbook : openCsv;
	const known = new Set(columns.map(plainName));
	for (const source of orBroken(() => openFile(bytes, limits))) {
		if (source.hidden) continue;
		const first = orBroken(() => source.read(headWithin)).rows;
		const head = first.find(({ cells }) => cells.some((cell) => known.has(plainName(cell))));
		if (!head) continue;
		const { rows } = orBroken(() => source.read(limits.rows));
		return { head, rows: rows.filter(({ row }) => row > head.row) };
	}
	return null;
}

/** Names of columns are the same in either case and any width. */
export function plainName(name: string): string {
	return name.normalize('NFKC').trim().toLowerCase();
}
