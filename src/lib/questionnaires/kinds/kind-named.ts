import type { Answer } from '../answers.ts';
import type { Kind, Question } from '../questions.ts';
import type { Summary } from '../summary.ts';
import { consent } from './consent.ts';
import { date } from './date.ts';
import { file } from './file.ts';
import type { Cell, Column, Fields, QuestionKind, Read } from './kind.ts';
import { matrixMultiple, matrixSingle } from './matrix.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { place } from './place.ts';
import { ranking } from './ranking.ts';
import { rating, recommend } from './scale.ts';
import { dropdown, single } from './single.ts';
import { statement } from './statement.ts';
import { email, longText, phone, shortText } from './words.ts';
import { yesNo } from './yes-no.ts';

/** A further kind is a further file and its line here. */
const all = {
	single,
	dropdown,
	multiple,
	'yes-no': yesNo,
	rating,
	recommend,
	'matrix-single': matrixSingle,
	'matrix-multiple': matrixMultiple,
	ranking,
	number,
	'short-text': shortText,
	'long-text': longText,
	date,
	phone,
	email,
	file,
	place,
	consent,
	statement
};

export const kinds = Object.keys(all) as Kind[];

/** A question together with what its kind can do, so that no caller needs to know which it is. */
export type AnyKind = {
	read: (raw: unknown) => Read<Answer>;
	fromForm: (fields: Fields) => unknown;
	fromTyped: (typed: string) => unknown;
	toTyped: (answer: Answer) => string;
	columns: () => Column[];
	toCells: (answer: Answer | undefined) => Cell[];
	fromCells: (cells: readonly Cell[]) => unknown;
	summarise: (answers: readonly Answer[]) => Summary;
};

/** What can be done with answers to this question. */
export function kindOf(question: Question): AnyKind {
	// The registry pairs each kind with its own question and answer; the pairing is lost to the type of the union.
	const kind = all[question.kind] as unknown as QuestionKind<Kind, Answer>;
	return {
		read: (raw) =>
			raw === undefined || raw === null ? { answer: null } : kind.read(raw, question),
		fromForm: (fields) => kind.fromForm(fields, question),
		fromTyped: (typed) => kind.fromTyped(typed, question),
		toTyped: (answer) => kind.toTyped(answer, question),
		columns: () => kind.columns(question),
		toCells: (answer) => kind.toCells(answer, question),
		fromCells: (cells) => kind.fromCells(cells, question),
		summarise: (answers) => kind.summarise(answers, question)
	};
}
