import type { Value } from './answers.ts';

/** A piece of a text: its own words, or a place where an earlier answer is put in. */
export type Piece = { words: string } | { question: string } | { computed: string };

const place = /\{\{\s*(=?)([\w-]{1,40})\s*\}\}/g;

/**
 * Takes a text apart at its places: `{{q3}}` is where the answer to question q3 stands, `{{=total}}` where a
 * computed value does. What only looks like a place is words.
 */
export function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const match of text.matchAll(place)) {
		const [whole, isComputed, key = ''] = match;
		if (match.index > from) pieces.push({ words: text.slice(from, match.index) });
		pieces.push(isComputed ? { computed: key } : { question: key });
		from = match.index + whole.length;
	}
	if (from < text.length) pieces.push({ words: text.slice(from) });
	return pieces;
}

/** The text with its places filled; a place without a value reads as a dash. Plain text: the page escapes it. */
export function fill(text: string, spoken: (piece: Exclude<Piece, { words: string }>) => string) {
	return piecesOf(text)
		.map((piece) => ('words' in piece ? piece.words : spoken(piece) || '—'))
		.join('');
}

/** A value in words; the labels of options are given by the question that they belong to. */
export function speak(value: Value, label: (key: string) => string): string {
	if (value === null) return '';
	if (typeof value === 'object') return value.map(label).join('、');
	return typeof value === 'string' ? label(value) : String(value);
}
