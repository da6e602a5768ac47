import { reasonOf, rollLimits, type Limits, type Unreadable } from '#lib/rolls/reading/limits.ts';
import { sniff } from '#lib/rolls/reading/sniff.ts';
import { openWorkbook } from '#lib/rolls/reading/workbook.ts';
import type { Row } from '#lib/rolls/sheet.ts';
import { readLines, type ReadLines } from './admission-lines.ts';

/** Enough for all units of a province; so little that it is read at once, without a thread of its own. */
const limits: Limits = {
	...rollLimits,
	bytes: 2_000_000,
	unpacked: 16_000_000,
	files: 60,
	rows: 20_000,
	columns: 20
};

/** The units in a workbook's first sheet that is to be seen, with their kinds of membership; or why there are none. */
export async function readUnits(
	file: unknown
): Promise<ReadLines | { unreadable: Unreadable | 'none_chosen' }> {
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) {
		return { unreadable: 'none_chosen' };
	}
	if (file.size > limits.bytes) return { unreadable: 'too_large' };
	const opened = open(new Uint8Array(await file.arrayBuffer()));
	return 'rows' in opened ? readLines(opened.rows) : opened;
}

function open(bytes: Uint8Array): { rows: Row[] } | { unreadable: Unreadable } {
	if (bytes.length === 0) return { unreadable: 'empty' };
	try {
		if (sniff(bytes) !== 'xlsx') return { unreadable: 'wrong_type' };
		const sheet = openWorkbook(bytes, limits).find(({ hidden }) => !hidden);
		return sheet ? { rows: sheet.read().rows } : { unreadable: 'empty' };
	} catch (error) {
		return { unreadable: reasonOf(error) ?? 'broken' };
	}
}
