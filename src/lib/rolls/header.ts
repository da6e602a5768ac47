import { type Meaning, meaningOf, titleJoint } from './column-names.ts';
import { fieldsOf, type RollKind } from './kinds.ts';
import type { Merge, Row, Sheet } from './sheet.ts';

/** How far down a header is looked for: titles, notes and stamps stand above it. */
const deepest = 40;

type Header = { first: number; last: number };
type Score = { fields: number; known: number; filled: number };

/**
 * The header rows of a sheet: the row, or the two rows read together, that name most fields of this kind of roll. Rows of
 * notes name none; a header of two rows is taken only when it names more than either row alone.
 */
export function findHeader(sheet: Sheet, kind: RollKind): Header | null {
	let best: { header: Header; score: Score } | null = null;
	const consider = (header: Header, score: Score) => {
		if (isHeader(score) && (best === null || isBetter(score, best.score))) best = { header, score };
	};
	const rows = sheet.rows.slice(0, deepest);
	rows.forEach((row, index) => {
		const alone = scoreOf(row.cells, kind);
		consider({ first: row.row, last: row.row }, alone);
		const below = rows[index + 1];
		if (below?.row !== row.row + 1) return;
		const header = { first: row.row, last: below.row };
		const together = scoreOf(titlesOf(sheet, header), kind);
		const single = Math.max(alone.fields, scoreOf(below.cells, kind).fields);
		if (together.fields > single) consider(header, together);
	});
	return best === null ? null : (best as { header: Header }).header;
}

/** The title of each column. Of two header rows the lower one speaks, under the upper one where it says too little. */
export function titlesOf(sheet: Sheet, header: Header): string[] {
	const rows = sheet.rows.filter(({ row }) => row >= header.first && row <= header.last);
	const spread = rows.map((row) => spreadAcross(row, sheet.merges));
	const width = Math.max(0, ...spread.map((cells) => cells.length));
	return Array.from({ length: width }, (_, column) => {
		const parts = spread.map((cells) => (cells[column] ?? '').trim()).filter((part) => part !== '');
		return [...new Set(parts)].join(titleJoint);
	});
}

/** A merged heading such as 房屋信息 stands over all the columns it spans. */
function spreadAcross({ row, cells }: Row, merges: Merge[]): string[] {
	const spread = [...cells];
	for (const { top, left, bottom, right } of merges) {
		if (top !== row || bottom !== row || right - left > 20) continue;
		for (let column = left + 1; column <= right; column += 1) spread[column] ??= '';
		for (let column = left + 1; column <= right; column += 1) spread[column] ||= cells[left] ?? '';
	}
	return Array.from(spread, (cell) => cell ?? '');
}

function scoreOf(titles: string[], kind: RollKind): Score {
	const kept = fieldsOf(kind);
	const fields = new Set<string>();
	let known = 0;
	let filled = 0;
	for (const title of titles) {
		if (title.trim() === '') continue;
		filled += 1;
		const meaning: Meaning = meaningOf(title, kind);
		if (meaning !== null) known += 1;
		if (meaning && typeof meaning === 'object' && kept.includes(meaning.field))
			fields.add(meaning.field);
	}
	return { fields: fields.size, known, filled };
}

function isHeader({ fields, known, filled }: Score): boolean {
	return fields >= 1 && (known >= 2 || known === filled);
}

function isBetter(score: Score, best: Score): boolean {
	return score.fields > best.fields || (score.fields === best.fields && score.known > best.known);
}
