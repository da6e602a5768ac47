import type { Words } from '#lib/questionnaires/document.ts';
import type { Row } from '#lib/rolls/sheet.ts';
import { columnLetter } from '#lib/rolls/text.ts';
import { weightOf, type Criterion, type Indicator } from './criteria.ts';
import { buildTree } from './tree-build.ts';
import {
	columnIds,
	columnOf,
	evidenceText,
	kindText,
	required,
	titleOf,
	type Column
} from './tree-columns.ts';
import { mostFaults, inPoints, type Fault } from './tree-fault.ts';
import type { ReadTree } from './tree-json.ts';
import { lineOf } from './tree-line.ts';

export type Cell = string | number | null;

/**
 * The criteria as rows of a sheet, titles first: a row for each criterion, below it one for each of its indicators, and
 * below that one for each band of its scale. A criterion's weight is there to be read; it is the sum of its indicators'.
 */
export function exportTree(criteria: readonly Criterion[]): Cell[][] {
	const rows = criteria.flatMap((criterion) => [
		{
			kind: kindText('criterion'),
			key: criterion.key,
			weight: inPoints(weightOf(criterion)),
			...textsOf(criterion)
		},
		...criterion.indicators.flatMap(indicatorRows)
	]);
	return [columnIds.map(titleOf), ...rows.map(cellsOf)];
}

/** The criteria in the rows of a sheet, its columns in any order: all of them, or the first faults and where they are. */
export function importTree(rows: readonly Row[]): ReadTree {
	const at = rows
		.slice(0, deepest)
		.findIndex(({ cells }) => cells.some((title) => columnOf(title) === 'kind'));
	const head = rows[at];
	if (!head) return { faults: [{ place: titleOf('kind'), reason: 'missing_column' }] };
	const titles = head.cells.map(columnOf);
	const wrong = titleFaults(titles, head.row);
	if (wrong.length > 0) return { faults: wrong };
	const faults: Fault[] = [];
	const tree = buildTree();
	for (const row of rows.slice(at + 1)) {
		const line = lineOf(row, titles, (fault) => void faults.push(fault));
		if (!line.isEmpty) tree.take(line);
		if (faults.length >= mostFaults) break;
	}
	return faults.length > 0 ? { faults: faults.slice(0, mostFaults) } : { criteria: tree.criteria };
}

/** How far down the titles are looked for. */
const deepest = 10;

type Sparse = Partial<Record<Column, Cell>>;

function indicatorRows({ weight, scale, evidence, measure, ...indicator }: Indicator): Sparse[] {
	return [
		{
			kind: kindText('indicator'),
			key: indicator.key,
			weight: inPoints(weight),
			from: inPoints(scale.lowest),
			to: inPoints(scale.highest),
			step: inPoints(scale.step),
			...textsOf(indicator),
			evidence: evidenceText(evidence),
			measure: measure ?? null
		},
		...scale.anchors.map(({ from, to, words }) => ({
			kind: kindText('anchor'),
			from: inPoints(from),
			to: inPoints(to),
			...textsOf({ words })
		}))
	];
}

function textsOf({ words, help }: { words: Words; help?: Words }): Sparse {
	return { zh: words.zh, en: words.en, help_zh: help?.zh, help_en: help?.en };
}

function cellsOf(row: Sparse): Cell[] {
	return columnIds.map((id) => row[id] ?? null);
}

function titleFaults(titles: readonly (Column | null)[], row: number): Fault[] {
	const twice = titles.flatMap((id, at): Fault[] => {
		const isTwice = id !== null && titles.indexOf(id) < at;
		return isTwice ? [{ place: `${columnLetter(at)}${row}`, reason: 'column_twice' }] : [];
	});
	const missing = required.filter((id) => !titles.includes(id));
	return [
		...twice,
		...missing.map((id): Fault => ({ place: titleOf(id), reason: 'missing_column' }))
	];
}
