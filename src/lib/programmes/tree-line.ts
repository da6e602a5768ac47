import type { Words } from '#lib/questionnaires/document.ts';
import { key as keyShape } from '#lib/questionnaires/editing/condition.form.ts';
import { longestCell } from '#lib/rolls/reading/limits.ts';
import type { Row } from '#lib/rolls/sheet.ts';
import { columnLetter, foldWidth } from '#lib/rolls/text.ts';
import { titleOf, type Column } from './tree-columns.ts';
import { hundredthsOf, mostPoints, type Fault, type FaultReason } from './tree-fault.ts';

/** One row of the sheet, read by its columns. What cannot be read is told, and read as nothing. */
export type Line = {
	isEmpty: boolean;
	text: (column: Column) => string;
	/** A number of points, in hundredths. */
	points: (column: Column) => number;
	key: () => string;
	words: () => Words;
	help: () => { help?: Words };
	tell: (column: Column, reason: FaultReason) => void;
};

/** `titles`: which column of ours each column of the sheet is. */
export function lineOf(
	{ row, cells }: Row,
	titles: readonly (Column | null)[],
	tell: (fault: Fault) => void
): Line {
	const tellAt = (column: Column, reason: FaultReason) => {
		const at = titles.indexOf(column);
		tell({ place: at < 0 ? `${titleOf(column)} ${row}` : `${columnLetter(at)}${row}`, reason });
	};
	const text = (column: Column) => {
		const cell = cells[titles.indexOf(column)] ?? '';
		// The reader cuts there, so such a cell may have been longer.
		if (cell.length >= longestCell) tellAt(column, 'too_long');
		return cell.replace(/\r\n?/g, '\n').replace(unseen, '').trim();
	};
	const both = (zh: Column, en: Column): Words => {
		const [chinese, english] = [text(zh), text(en)];
		return english === '' ? { zh: chinese } : { zh: chinese, en: english };
	};
	return {
		isEmpty: cells.every((cell, at) => !titles[at] || cell.trim() === ''),
		text,
		points: (column) => {
			const read = pointsFrom(text(column));
			if (typeof read === 'number') return read;
			tellAt(column, read);
			return 0;
		},
		key: () => {
			const key = text('key');
			if (!isKey(key)) tellAt('key', key === '' ? 'missing' : 'bad_key');
			return key;
		},
		words: () => both('zh', 'en'),
		help: () => {
			const help = both('help_zh', 'help_en');
			return help.zh === '' && help.en === undefined ? {} : { help };
		},
		tell: tellAt
	};
}

/** Fit to name a criterion, an indicator or a measure. */
export function isKey(text: string): boolean {
	return keyShape.safeParse(text).success;
}

/** What turns the writing or controls, but for line ends and tabs. */
const unseen = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu;

function pointsFrom(text: string): number | FaultReason {
	if (text === '') return 'missing';
	const digits = foldWidth(text);
	if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(digits)) return 'not_a_number';
	const points = Number(digits);
	if (Math.abs(points) > mostPoints) return 'out_of_range';
	return hundredthsOf(points) ?? 'too_many_decimals';
}
