import { fill, piecesOf } from '../texts.ts';
import type { Screen } from './screens.ts';

/** What is put in where a page's texts have a place, by the key of a question, or = and that of a computed value. */
export type Places = Readonly<Record<string, string>>;

/** The words for every place in a page's texts, so that they can be handed on without the other answers. */
export function placesIn(screen: Screen, spoken: (text: string) => string): Places {
	const { questions, section } = screen;
	const pieces = piecesOf(JSON.stringify([questions, section.title, section.help]));
	return Object.fromEntries(
		pieces.flatMap((piece) => {
			if ('words' in piece) return [];
			const key = keyOf(piece);
			return [[key, spoken(`{{${key}}}`)]];
		})
	);
}

/** Fills the places of a text with words that were handed on. */
export function filling(places: Places): (text: string) => string {
	return (text) => fill(text, (piece) => places[keyOf(piece)] ?? '');
}

function keyOf(piece: { question: string } | { computed: string }): string {
	return 'question' in piece ? piece.question : `=${piece.computed}`;
}
