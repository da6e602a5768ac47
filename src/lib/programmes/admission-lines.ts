import type { Row } from '#lib/rolls/sheet.ts';
import type { Membership } from './admissions.ts';

/** One unit of a list; `row` is the number Excel shows beside it. */
export type AdmissionLine = { row: number; code: string; kind: Membership };

/** Why a line of a list is not taken. */
export type LineFault = {
	row: number;
	reason: 'no_code' | 'unknown_kind' | 'twice' | 'no_such_unit';
};
export type ReadLines =
	{ lines: AdmissionLine[] } | { faults: LineFault[] } | { unreadable: 'no_columns' };

const mostFaults = 50;

/** Reads a list with a column for the code and, if there is one, a column for the kind of membership. */
export function readLines(rows: readonly Row[]): ReadLines {
	const head = rows.findIndex(({ cells }) => cells.some(isCodeTitle));
	const titles = rows[head]?.cells ?? [];
	const codeAt = titles.findIndex(isCodeTitle);
	if (codeAt < 0) return { unreadable: 'no_columns' };
	const kindAt = titles.findIndex((title) => /类别|性质|membership|kind/i.test(title));
	const lines: AdmissionLine[] = [];
	const faults: LineFault[] = [];
	const seen = new Set<string>();
	for (const { row, cells } of rows.slice(head + 1)) {
		const code = (cells[codeAt] ?? '').normalize('NFKC').replace(/\s/g, '');
		const kind = kindFrom(kindAt < 0 ? '' : (cells[kindAt] ?? ''));
		if (!/^\d{12}$/.test(code)) faults.push({ row, reason: 'no_code' });
		else if (seen.has(code)) faults.push({ row, reason: 'twice' });
		else if (!kind) faults.push({ row, reason: 'unknown_kind' });
		else lines.push({ row, code, kind });
		seen.add(code);
	}
	return faults.length > 0 ? { faults: faults.slice(0, mostFaults) } : { lines };
}

function isCodeTitle(title: string): boolean {
	return /区划|代码|\bcode\b/i.test(title);
}

/** 副主任委员单位 before 委员单位, which it contains. An empty cell is an ordinary member. */
function kindFrom(typed: string): Membership | null {
	const text = typed.replace(/\s/g, '').toLowerCase();
	if (text === '') return 'member';
	if (/副主任|vice/.test(text)) return 'vice-chair';
	if (/常委|standing/.test(text)) return 'standing';
	if (/委员|member/.test(text)) return 'member';
	return /其他|其它|other/.test(text) ? 'other' : null;
}
