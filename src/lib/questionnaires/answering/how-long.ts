import type { Question } from '../questions.ts';
import type { Document } from '../document.ts';
import { walk, type Around } from '../walk.ts';

/** Seconds that one question takes on a phone, somewhat more than less. */
function secondsFor(question: Question): number {
	switch (question.kind) {
		case 'statement':
			return 5;
		case 'matrix-single':
		case 'matrix-multiple':
			return 7 * question.rows.length;
		case 'ranking':
			return 6 * question.options.length;
		case 'long-text':
			return 40;
		case 'short-text':
		case 'file':
		case 'phone':
		case 'email':
			return 20;
		default:
			return 9;
	}
}

/** How many questions whoever begins has before them at first, and about how many minutes they take: one at least. */
export function howLong(
	document: Document,
	around: Around
): { questions: number; minutes: number } {
	const asked = walk(document, {}, around).asked.map(({ question }) => question);
	const seconds = asked.reduce((sum, question) => sum + secondsFor(question), 0);
	return {
		questions: asked.filter(({ kind }) => kind !== 'statement').length,
		minutes: Math.max(1, Math.round(seconds / 60))
	};
}
