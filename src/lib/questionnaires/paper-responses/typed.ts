import type { Answer, Answers } from '../answers.ts';
import type { Document } from '../document.ts';
import type { Fault } from '../kinds/kind.ts';
import { kindOf } from '../kinds/kind-named.ts';
import type { Question } from '../questions.ts';
import { walk, type Around } from '../walk.ts';
import { linesOf } from './lines.ts';

/** What was typed for one paper, by the keys of questions; nothing, or `-`, is no answer. */
export type Typed = Readonly<Record<string, string>>;

/** What a typed paper says. */
export type ReadPaper = {
	answers: Answers;
	/** Lines that say nothing that can stand; only of questions that the answers lead to. */
	faults: Record<string, Fault>;
	/** The questions that the answers lead to. */
	asked: ReadonlySet<string>;
	/** Questions that were typed though the answers do not lead there: left out. */
	skipped: string[];
};

/** The longest line that is read. */
export const longestLine = 5_000;

/**
 * Reads a typed paper as the questionnaire would have gone on a phone: what the other answers hide is left out. A
 * paper cannot be made to answer: nothing is required of it, and of a matrix some rows may be empty.
 */
export function readPaper(document: Document, typed: Typed, around: Around = {}): ReadPaper {
	const given: Record<string, Answer> = {};
	const wrong: Record<string, Fault> = {};
	for (const { question } of linesOf(document)) {
		const read = readLine(question, Object.hasOwn(typed, question.key) ? typed[question.key] : '');
		if ('fault' in read) wrong[question.key] = read.fault;
		else if (read.answer !== null) given[question.key] = read.answer;
	}
	const way = walk(document, given, around);
	const asked = new Set(way.asked.map(({ question }) => question.key));
	return {
		answers: way.answers,
		faults: Object.fromEntries(Object.entries(wrong).filter(([key]) => asked.has(key))),
		asked,
		skipped: Object.keys(given).filter((key) => !asked.has(key))
	};
}

/** One line, as its kind reads it. */
export function readLine(question: Question, typed = '') {
	const kind = kindOf({ ...question, required: 'no' });
	const line = typed.slice(0, longestLine).normalize('NFC');
	if (line.trim() === '') return { answer: null };
	return kind.read(kind.fromTyped(isWords(question) ? line : narrow(line)));
}

/** What would be typed for these answers: `readPaper` the other way round. Without an answer it is `-`. */
export function writePaper(document: Document, answers: Answers): Record<string, string> {
	return Object.fromEntries(
		linesOf(document).map(({ question }) => {
			const answer = answers[question.key];
			return [question.key, answer === undefined ? '-' : kindOf(question).toTyped(answer)];
		})
	);
}

/** Digits and signs in full width, as input methods for Chinese make them; not in a text of one's own behind a colon. */
function narrow(line: string): string {
	return line.replace(/^[^:：]*/, (numbers) => numbers.normalize('NFKC'));
}

/** Its line is the answer itself. */
function isWords({ kind }: Question): boolean {
	return kind === 'short-text' || kind === 'long-text';
}
