import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { reasonOf, rollLimits, type Limits, type Unreadable } from '#lib/rolls/reading/limits.ts';
import { sniff } from '#lib/rolls/reading/sniff.ts';
import { openWorkbook } from '#lib/rolls/reading/workbook.ts';
import type { Row } from '#lib/rolls/sheet.ts';
import type { Criterion } from './criteria.ts';
import { kindText } from './tree-columns.ts';
import type { ReadTree } from './tree-json.ts';
import { exportTree, importTree, type Cell } from './tree-xlsx.ts';

/** Enough for the largest tree that is taken; so little that it is read at once, without a thread of its own. */
const limits: Limits = {
	...rollLimits,
	bytes: 1_000_000,
	unpacked: 8_000_000,
	files: 60,
	rows: 6_000,
	columns: 40
};

const widths = [14, 20, 12, 8, 8, 8, 44, 44, 44, 44, 20, 20];

/** The criteria as a workbook to read, print and fill in; criteria and titles stand out. */
export async function toWorkbook(criteria: readonly Criterion[]): Promise<Uint8Array> {
	const rows: SheetData = exportTree(criteria).map((cells, at) => {
		const look = { wrap: true, alignVertical: 'top' as const, ...lookOf(cells, at) };
		return cells.map((value) => (value === null ? null : { value, ...look }));
	});
	const columns = widths.map((width) => ({ width }));
	const options = { sheet: '指标 criteria', columns, stickyRowsCount: 1 };
	return new Uint8Array(await writeXlsxFile(rows, options).toBuffer());
}

/** The criteria in a workbook's first sheet that is to be seen, or why there are none. */
export function fromWorkbook(bytes: Uint8Array): ReadTree | { unreadable: Unreadable } {
	if (bytes.length === 0) return { unreadable: 'empty' };
	if (bytes.length > limits.bytes) return { unreadable: 'too_large' };
	const opened = open(bytes);
	return 'rows' in opened ? importTree(opened.rows) : opened;
}

function open(bytes: Uint8Array): { rows: Row[] } | { unreadable: Unreadable } {
	try {
		if (sniff(bytes) !== 'xlsx') return { unreadable: 'wrong_type' };
		const sheet = openWorkbook(bytes, limits).find(({ hidden }) => !hidden);
		return sheet ? { rows: sheet.read().rows } : { unreadable: 'empty' };
	} catch (error) {
		return { unreadable: reasonOf(error) ?? 'broken' };
	}
}

function lookOf([kind]: readonly Cell[], at: number) {
	const isStrong = at === 0 || kind === kindText('criterion');
	if (!isStrong) return {};
	return { fontWeight: 'bold' as const, ...(at === 0 ? { backgroundColor: '#DDD8CC' } : {}) };
}
