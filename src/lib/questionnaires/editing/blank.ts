import type { Document } from '../document.ts';
import type { Kind, Question } from '../questions.ts';
import { freshAmong } from './keys.ts';

/** A questionnaire with one section and nothing asked yet. */
export function blankDocument(title: string): Document {
	return {
		title: { zh: title },
		intro: { zh: '' },
		thanks: { zh: '' },
		english: false,
		paging: 'question',
		sections: [{ key: 'start', title: { zh: '' }, questions: [] }],
		computed: [],
		quotas: []
	};
}

/** A question of a kind as it begins: without words, with two empty options where something is chosen. */
export function blankQuestion(kind: Kind, key: string): Question {
	const asked = { key, words: { zh: '' }, required: 'no' as const };
	switch (kind) {
		case 'single':
		case 'dropdown':
		case 'multiple':
		case 'ranking':
			return { ...asked, kind, options: blankLines(2, 'o'), order: 'fixed' };
		case 'matrix-single':
		case 'matrix-multiple':
			return {
				...asked,
				kind,
				rows: blankLines(2, 'r'),
				columns: blankLines(2, 'c'),
				order: 'fixed'
			};
		case 'number':
			return { ...asked, kind, decimals: 0 };
		case 'short-text':
			return { ...asked, kind, longest: 100 };
		case 'long-text':
			return { ...asked, kind, longest: 1_000 };
		case 'file':
			return { ...asked, kind, most: 3 };
		case 'place':
			return { ...asked, kind, buildings: [] };
		case 'consent':
			return { ...asked, kind, required: 'yes' };
		default:
			return { ...asked, kind };
	}
}

/** So many empty options, rows or columns. */
function blankLines(many: number, letter: string) {
	const taken = new Set<string>();
	return Array.from({ length: many }, () => {
		const key = freshAmong(taken, letter);
		taken.add(key);
		return { key, words: { zh: '' } };
	});
}
