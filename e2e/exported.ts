/** Files of responses, opened again and read as somebody would who has nothing but the file and its codebook. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { Answer, Answers } from '#lib/questionnaires/answers.ts';
import type { Question } from '#lib/questionnaires/questions.ts';

/** A table with a head: each line by its columns; what is empty is ''. */
export type Table = { head: string[]; lines: Record<string, string>[] };

/** Presses a link and reads the file that it gives. */
export async function download(page: Page, name: string): Promise<Buffer> {
	const coming = page.waitForEvent('download');
	await page.getByRole('link', { name, exact: true }).click();
	return readFile(await (await coming).path());
}

/** A sheet of an .xlsx by its place, counted from 1. */
export async function tableOfXlsx(file: Buffer, sheet: number): Promise<Table> {
	return tableOf(await readSheet(file, sheet));
}

/** A .csv; the apostrophe before what a spreadsheet would take for a formula is not part of what was said. */
export function tableOfCsv(file: Buffer): Table {
	const rows: string[][] = parse(file, { bom: true });
	return tableOf(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, ''))));
}

function tableOf([head = [], ...rows]: readonly (readonly unknown[])[]): Table {
	const text = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));
	const lines = rows.map((row) =>
		Object.fromEntries(head.map((name, i) => [text(name), text(row[i])]))
	);
	return { head: head.map(text), lines };
}

/** One line as the answers that it means. */
export function answersIn(questions: readonly Question[], line: Record<string, string>): Answers {
	return Object.fromEntries(
		questions.flatMap((question) => {
			const answer = answerIn(question, line);
			return answer === undefined ? [] : [[question.key, answer]];
		})
	);
}

function answerIn(question: Question, line: Record<string, string>): Answer | undefined {
	const { key } = question;
	const cell = (name = '') => line[name === '' ? key : `${key}_${name}`] ?? '';
	const other = cell('other') === '' ? {} : { other: cell('other') };
	switch (question.kind) {
		case 'single':
		case 'dropdown':
			return cell() === '' ? undefined : { option: cell(), ...other };
		case 'multiple': {
			const options = question.options.map((one) => one.key).filter((one) => cell(one) === '1');
			return options.length === 0 ? undefined : { options, ...other };
		}
		case 'yes-no':
		case 'consent':
			return cell() === '' ? undefined : cell() === '1';
		case 'rating':
		case 'recommend':
		case 'number':
			return cell() === '' ? undefined : Number(cell());
		case 'matrix-single':
		case 'matrix-multiple': {
			const isOne = question.kind === 'matrix-single';
			const rows = question.rows.flatMap((row) => {
				const several = question.columns.map((one) => one.key);
				const columns = isOne
					? [cell(row.key)].filter(Boolean)
					: several.filter((one) => cell(`${row.key}_${one}`) === '1');
				return columns.length === 0 ? [] : [[row.key, columns] as const];
			});
			return rows.length === 0 ? undefined : { rows: Object.fromEntries(rows) };
		}
		case 'ranking': {
			const placed = question.options.filter((one) => cell(one.key) !== '');
			const ranked = placed
				.sort((a, b) => Number(cell(a.key)) - Number(cell(b.key)))
				.map((one) => one.key);
			return ranked.length === 0 ? undefined : { ranked };
		}
		case 'place':
			if (cell() !== '') return { building: cell() };
			return cell('x') === '' ? undefined : { x: Number(cell('x')), y: Number(cell('y')) };
		case 'file':
			return cell() === '' ? undefined : { files: [{ id: '', name: cell() }] };
		case 'statement':
			return undefined;
		default:
			return cell() === '' ? undefined : cell();
	}
}
