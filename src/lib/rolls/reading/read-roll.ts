import { type Choice, columnOf, type Mapping, mapColumns } from '../columns.ts';
import { readEntries, type Summary } from '../entries.ts';
import { type Entry, type Field, missingColumns, type RollKind } from '../kinds.ts';
import type { Problem, Problems } from '../problems.ts';
import type { Row, Sheet } from '../sheet.ts';
import { shown } from '../text.ts';
import { openCsv } from './csv.ts';
import { cannotRead, type Limits, orBroken } from './limits.ts';
import { sniff } from './sniff.ts';
import { openWorkbook, type Source } from './workbook.ts';

export type Task = { bytes: Uint8Array; kind: RollKind; choice: Choice; limits: Limits };

/** A file, read and checked: everything a preview shows, and the entries that an import would store. */
export type RollReading = {
	/** All sheets; `header` says that it looks like a roll, `chosen` that it was read. A CSV is one sheet without a name. */
	sheets: { name: string; hidden: boolean; header: boolean; chosen: boolean }[];
	/** How the first chosen sheet was read. */
	mapping: Mapping;
	/** Its first rows as they stand in the file, for the person who corrects the mapping. */
	sample: Row[];
	/** Needed columns that were not found. Nothing is read until they are. */
	missing: Field[];
	entries: Entry[];
	problems: Problem[];
	counts: Problems['counts'];
	summary: Summary;
};

/** Reads and checks a file in one go. Throws an error with the reason when the file cannot be read at all. */
export function readRoll(task: Task, onProgress: (fraction: number) => void): RollReading {
	const { bytes, kind, choice, limits } = task;
	if (bytes.length > limits.bytes) throw cannotRead('too_large');
	const open = sniff(bytes) === 'xlsx' ? openWorkbook : openCsv;
	const sources = orBroken(() => open(bytes, limits));
	onProgress(0.05);
	const looks = sources.map((source) => look(source, kind));
	const chosen = choose(looks, choice);
	const sheets = readSheets(chosen, limits, (fraction) => onProgress(0.05 + 0.7 * fraction));
	const mapped = sheets.map((sheet, index) => ({
		sheet,
		// A header row chosen by hand is that of the first sheet.
		mapping: mapColumns(sheet, kind, index === 0 ? choice : { fields: choice.fields })
	}));
	const [first] = mapped;
	if (!first || sheets.every(({ rows }) => rows.length === 0)) throw cannotRead('empty');
	const missing = missingColumns(kind, columnOf(first.mapping).keys());
	const sample = sampleOf(first.sheet, first.mapping);
	const reading = readEntries(missing.length === 0 ? mapped : [], kind);
	return {
		sheets: looks.map(({ source, header }) => {
			const { name, hidden } = source;
			return { name, hidden, header, chosen: chosen.includes(source) };
		}),
		mapping: first.mapping,
		sample,
		missing,
		entries: reading.entries,
		problems: reading.problems.list,
		counts: reading.problems.counts,
		summary: reading.summary
	};
}

type Look = { source: Source; header: boolean; blank: boolean };

function look(source: Source, kind: RollKind): Look {
	const sheet = orBroken(() => source.read(60));
	const header = mapColumns(sheet, kind).header !== null;
	return { source, header, blank: sheet.rows.length === 0 };
}

/** The sheets named by hand; else the first that looks like a roll and is not hidden; else the first with anything in it. */
function choose(looks: Look[], choice: Choice): Source[] {
	const named = looks.filter(({ source }) => choice.sheets?.includes(source.name));
	if (named.length > 0) return named.map(({ source }) => source);
	const first =
		looks.find(({ source, header }) => header && !source.hidden) ??
		looks.find(({ source, blank }) => !blank && !source.hidden) ??
		looks.find(({ blank }) => !blank);
	return first ? [first.source] : [];
}

function readSheets(
	sources: Source[],
	limits: Limits,
	progress: (fraction: number) => void
): Sheet[] {
	const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
	let done = 0;
	let rows = 0;
	return sources.map((source) => {
		const sheet = orBroken(() =>
			source.read(limits.rows, (part) => progress((done + source.bytes * part) / total))
		);
		done += source.bytes;
		rows += sheet.rows.length;
		if (rows > limits.rows) throw cannotRead('too_many_rows');
		return sheet;
	});
}

function sampleOf({ rows }: Sheet, { header }: Mapping): Row[] {
	const body = rows.findIndex(({ row }) => row > (header?.last ?? 0));
	return rows
		.slice(0, Math.max(body, 0) + 10)
		.map(({ row, cells }) => ({ row, cells: cells.map((cell) => shown(cell)) }));
}
