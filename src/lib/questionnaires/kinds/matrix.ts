import type { Grid } from '../answers.ts';
import type { MatrixMultipleQuestion, MatrixSingleQuestion } from '../questions.ts';
import { tally, type Summary } from '../summary.ts';
import { numbered, numberOf } from './choosing.ts';
import { fault, isRecord, none, type Fields, type QuestionKind, type Read } from './kind.ts';

type Question = MatrixSingleQuestion | MatrixMultipleQuestion;

/** One column for each row. */
export const matrixSingle: QuestionKind<'matrix-single', Grid> = {
	kind: 'matrix-single',
	...inRows(1),
	columns: ({ key, rows }) => rows.map((row) => ({ name: `${key}_${row.key}`, row: row.key })),
	toCells: (answer, { rows }) => rows.map(({ key }) => answer?.rows[key]?.[0] ?? null),
	fromCells: (cells, { rows }) => ({
		rows: Object.fromEntries(rows.map(({ key }, i) => [key, cells[i] ? [String(cells[i])] : []]))
	})
};

/** Any number of columns for each row. */
export const matrixMultiple: QuestionKind<'matrix-multiple', Grid> = {
	kind: 'matrix-multiple',
	...inRows(Infinity),
	columns: ({ key, rows, columns }) =>
		rows.flatMap((row) =>
			columns.map((column) => ({
				name: `${key}_${row.key}_${column.key}`,
				row: row.key,
				option: column.key
			}))
		),
	toCells: (answer, { rows, columns }) =>
		rows.flatMap((row) =>
			columns.map((column) =>
				answer ? Number(answer.rows[row.key]?.includes(column.key) ?? false) : null
			)
		),
	fromCells: (cells, { rows, columns }) => ({
		rows: Object.fromEntries(
			rows.map(({ key }, i) => [
				key,
				columns.flatMap((column, j) =>
					Number(cells[i * columns.length + j]) === 1 ? [column.key] : []
				)
			])
		)
	})
};

/** What both kinds share; `most` columns may be named in a row. */
function inRows(most: number) {
	return {
		read: (raw: unknown, question: Question) => read(raw, question, most),
		fromForm: (fields: Fields, { rows }: Question) => ({
			rows: Object.fromEntries(rows.map(({ key }) => [key, [...fields.all(key)]]))
		}),
		/** A group for each row, columns of one row joined by commas: `3 1,2 -`. */
		fromTyped(typed: string, { rows, columns }: Question) {
			const groups = typed.trim().split(/\s+/).filter(Boolean);
			if (groups.length > rows.length) return { rows: null };
			return {
				rows: Object.fromEntries(
					groups.map((group, i) => [
						rows[i]?.key ?? '',
						group.split(/[,，]/).flatMap((one) => (one === '-' ? [] : [numbered(columns, one)]))
					])
				)
			};
		},
		toTyped: (answer: Grid, { rows, columns }: Question) =>
			rows
				.map(
					({ key }) =>
						(answer.rows[key] ?? []).map((one) => numberOf(columns, one)).join(',') || '-'
				)
				.join(' '),
		summarise: (answers: readonly Grid[], { rows, columns }: Question): Summary => ({
			shape: 'grid',
			of: answers.length,
			rows: rows.map(({ key }) => {
				const said = answers.flatMap((answer) =>
					answer.rows[key]?.length ? [answer.rows[key]] : []
				);
				return { key, of: said.length, columns: tally(columns, said.flat()) };
			})
		})
	};
}

function read(raw: unknown, { rows, columns, required }: Question, most: number): Read<Grid> {
	if (!isRecord(raw, 'rows') || !isRecord(raw.rows)) return fault('wrong_shape');
	const given = raw.rows;
	const unknown = Object.keys(given).some((key) => !rows.some((row) => row.key === key));
	if (unknown) return fault('no_such_option');
	const answer: Record<string, string[]> = {};
	for (const { key } of rows) {
		const chosen = new Set<unknown>(Array.isArray(given[key]) ? given[key] : []);
		chosen.delete('');
		const listed = columns.filter((column) => chosen.has(column.key));
		if (listed.length < chosen.size) return fault('no_such_option');
		if (listed.length > most) return fault('too_many');
		if (listed.length > 0) answer[key] = listed.map((column) => column.key);
	}
	const answered = Object.keys(answer).length;
	if (answered === 0) return none;
	return required === 'yes' && answered < rows.length
		? fault('too_few')
		: { answer: { rows: answer } };
}
