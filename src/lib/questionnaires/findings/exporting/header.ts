import type { Answers } from '../../answers.ts';
import { questionsOf, type Document } from '../../document.ts';
import type { Cell, Column } from '../../kinds/kind.ts';
import { kindOf } from '../../kinds/kind-named.ts';
import type { Question } from '../../questions.ts';
import type { Access } from '../../surveys/survey.ts';
import { isWritten } from '../packing.ts';

/** Columns of the response itself begin with this, which no question's key does. */
const own = '#';

/** The columns that stand before the answers. Persons are named only where the survey is. */
export function ownColumns(access: Access): string[] {
	const always = [own, `${own}channel`];
	if (access === 'open') return always;
	return [...always, `${own}building`, ...(access === 'named' ? [`${own}door`, `${own}name`] : [])];
}

/** Columns of answers, in the order of questions, with the question each belongs to. */
export function answerColumns(document: Document): { question: Question; column: Column }[] {
	return questionsOf(document).flatMap((question) =>
		kindOf(question)
			.columns()
			.map((column) => ({ question, column }))
	);
}

/** The column of the tags that were put to what people wrote. */
export const tagColumn = (key: string) => `${key}${own}tags`;

/** All columns of an export. */
export function headerOf(document: Document, access: Access): string[] {
	return [
		...ownColumns(access),
		...answerColumns(document).map(({ column }) => column.name),
		...questionsOf(document)
			.filter(isWritten)
			.map(({ key }) => tagColumn(key))
	];
}

/** Makes the cells of answers; for many responses, so that nothing is looked up twice. */
export function cellsOf(document: Document): (answers: Answers) => Cell[] {
	const asked = questionsOf(document).map((question) => ({
		key: question.key,
		toCells: kindOf(question).toCells
	}));
	return (answers) => {
		const cells: Cell[] = [];
		for (const { key, toCells } of asked) cells.push(...toCells(answers[key]));
		return cells;
	};
}
