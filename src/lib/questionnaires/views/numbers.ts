import { questionsOf, type Document } from '../document.ts';

/** The numbers that questions carry on paper and in words about them, by their keys; statements carry none. */
export function numbersOf(document: Document): Map<string, number> {
	const asked = questionsOf(document).filter(({ kind }) => kind !== 'statement');
	return new Map(asked.map(({ key }, i) => [key, i + 1]));
}
