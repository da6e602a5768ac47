import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import { numbersOf } from '../views/numbers.ts';

/** A question that is typed from a paper, with the number that is printed before it. */
export type Line = { number: number; question: Question };

/** The lines of one paper: words between questions say nothing, and files cannot be handed in on a form. */
export function linesOf(document: Document): Line[] {
	const numbers = numbersOf(document);
	return questionsOf(document)
		.filter(({ kind }) => kind !== 'statement' && kind !== 'file')
		.map((question) => ({ number: numbers.get(question.key) ?? 0, question }));
}
