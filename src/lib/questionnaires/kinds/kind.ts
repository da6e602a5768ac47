import type { Answer, Files } from '../answers.ts';
import type { Kind, QuestionOf } from '../questions.ts';
import type { Summary } from '../summary.ts';

/** Why an answer does not stand; the page finds the words. */
export type Fault =
	| 'wrong_shape'
	| 'no_such_option'
	| 'other_without_words'
	| 'not_alone'
	| 'too_few'
	| 'too_many'
	| 'twice'
	| 'not_a_number'
	| 'too_small'
	| 'too_large'
	| 'too_many_decimals'
	| 'too_long'
	| 'no_such_date'
	| 'too_early'
	| 'too_late'
	| 'not_a_phone'
	| 'not_an_email'
	| 'not_on_the_plan';

/** An answer that stands, none, or why it does not. */
export type Read<A extends Answer> = { answer: A } | { answer: null } | { fault: Fault };

/** What a form sent for one question; names are those after the question's own: '' is the question itself. */
export type Fields = {
	one: (name?: string) => string;
	all: (name?: string) => readonly string[];
	/** Files that were sent along and are kept already. */
	files: () => Files['files'];
};

/** One column of an export; `name` is the question's key, with what the column is of behind it. */
export type Column = { name: string; option?: string; row?: string };
export type Cell = string | number | null;

/**
 * What every kind of question can do. A form, a line typed from paper and a cell of a table each become one raw
 * answer, and `read` is the one place that decides whether a raw answer stands: it takes whatever anybody may
 * have sent.
 */
export type QuestionKind<K extends Kind, A extends Answer> = {
	kind: K;
	read: (raw: unknown, question: QuestionOf<K>) => Read<A>;
	/** The raw answer in a form's fields. */
	fromForm: (fields: Fields, question: QuestionOf<K>) => unknown;
	/** The raw answer in what was typed for one question of a paper; options go by their number, `-` is none. */
	fromTyped: (typed: string, question: QuestionOf<K>) => unknown;
	toTyped: (answer: A, question: QuestionOf<K>) => string;
	columns: (question: QuestionOf<K>) => Column[];
	/** One cell for each column; all empty without an answer. */
	toCells: (answer: A | undefined, question: QuestionOf<K>) => Cell[];
	fromCells: (cells: readonly Cell[], question: QuestionOf<K>) => unknown;
	summarise: (answers: readonly A[], question: QuestionOf<K>) => Summary;
};

export const none = { answer: null } as const;
export const fault = (reason: Fault) => ({ fault: reason });

/** A plain object with these fields at most, as JSON makes it. */
export function isRecord(raw: unknown, ...fields: string[]): raw is Record<string, unknown> {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
	return fields.length === 0 || Object.keys(raw).every((key) => fields.includes(key));
}

/** A list of texts. */
export function isTexts(raw: unknown): raw is string[] {
	return Array.isArray(raw) && raw.every((one) => typeof one === 'string');
}
