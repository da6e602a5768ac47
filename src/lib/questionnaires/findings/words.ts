import { stopWords } from './stop-words.ts';

/** A word and in how many texts it stands. */
export type Word = { word: string; texts: number };

/**
 * Counts words over many texts, each once in a text however often it stands there. Words are cut by Intl.Segmenter,
 * which knows Chinese; those of the stop list, single signs and bare numbers are left out.
 */
export function startWords() {
	const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
	const counts = new Map<string, number>();
	return {
		add(text: string) {
			const words = new Set<string>();
			for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC'))) {
				const word = segment.toLowerCase();
				if (isWordLike && says(word)) words.add(word);
			}
			for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
		},
		/** The words of at least two texts, the most frequent first. */
		most: (howMany: number): Word[] =>
			[...counts]
				.filter(([, texts]) => texts > 1)
				.map(([word, texts]) => ({ word, texts }))
				.sort((a, b) => b.texts - a.texts || (a.word < b.word ? -1 : 1))
				.slice(0, howMany)
	};
}

function says(word: string): boolean {
	return [...word].length > 1 && !stopWords.has(word) && !/^[\d.,%]+$/.test(word);
}
