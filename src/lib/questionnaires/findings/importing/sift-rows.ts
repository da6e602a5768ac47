import type { Row } from '#lib/rolls/sheet.ts';
import { sift, type WhyDropped } from '../../answering/sift.ts';
import type { Answers } from '../../answers.ts';
import { questionsOf, type Document } from '../../document.ts';
import type { Cell } from '../../kinds/kind.ts';
import { kindOf } from '../../kinds/kind-named.ts';
import type { Question } from '../../questions.ts';
import { plainName } from './read-table.ts';

/** A cell that is left out: where it stands, what it says, and why. */
export type Dropped = { row: number; column: string; value: string; why: WhyDropped };

/** Columns by the names that an export gives them; a question with none of them is not imported. */
export type ColumnMap = {
	questions: { question: Question; names: string[]; places: (number | null)[] }[];
	used: number;
	/** Columns of the file that are of no question. */
	unknown: string[];
};

/** Finds the columns of the questions in the head of a table. */
export function mapColumns(document: Document, head: readonly string[]): ColumnMap {
	const places = new Map(head.map((name, at) => [plainName(name), at]));
	const taken = new Set<number>();
	const questions = questionsOf(document).flatMap((question) => {
		const names = kindOf(question)
			.columns()
			.map(({ name }) => name);
		const found = names.map((name) => places.get(plainName(name)) ?? null);
		for (const place of found) if (place !== null) taken.add(place);
		return found.some((place) => place !== null) ? [{ question, names, places: found }] : [];
	});
	const unknown = head.filter(
		(name, at) => name.trim() !== '' && !taken.has(at) && !name.includes('#')
	);
	return { questions, used: taken.size, unknown: unknown.map((name) => name.slice(0, 60)) };
}

/** The answers in one row, and the cells that are left out: they do not stand, or the others hide their question. */
export function siftRow(
	document: Document,
	{ questions }: ColumnMap,
	{ row, cells }: Row
): { answers: Answers; dropped: Dropped[] } {
	const raw: Record<string, unknown> = {};
	for (const { question, places } of questions) {
		const own = places.map((place) => cellAt(cells, place));
		if (own.some((cell) => cell !== null)) raw[question.key] = kindOf(question).fromCells(own);
	}
	const { answers, dropped } = sift(document, raw);
	return {
		answers,
		dropped: dropped.map(({ key, why }) => {
			const known = questions.find(({ question }) => question.key === key);
			const at = known?.places.findIndex((place) => cellAt(cells, place) !== null) ?? -1;
			const value = String(cellAt(cells, known?.places[at] ?? null) ?? '').slice(0, 60);
			return { row, column: known?.names[at] ?? key, value, why };
		})
	};
}

/** A cell as it was exported: a number where it looks like one, without the apostrophe that keeps formulas away. */
function cellAt(cells: readonly string[], place: number | null): Cell {
	const text = place === null ? '' : (cells[place] ?? '').trim();
	if (text === '') return null;
	if (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) && String(Number(text)) === text) return Number(text);
	return /^'[=+\-@\t\r\n＝＋－＠]/u.test(text) ? text.slice(1) : text;
}
