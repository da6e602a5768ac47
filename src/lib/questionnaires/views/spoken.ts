import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import { valueOf, type Answer, type Answers } from '../answers.ts';
import { compute } from '../computed.ts';
import { questionsOf, say, type Document, type Words } from '../document.ts';
import { squareOf } from '../kinds/plan-grid.ts';
import type { Question } from '../questions.ts';
import { fill, speak } from '../texts.ts';
import { dayWords } from './how-words.ts';

type Named = { key: string; words: Words };

/** Fills the places of a text with what was answered, said in the words of the questionnaire. */
export function spokenWith(
	document: Document,
	answers: Answers,
	locale: Locale
): (text: string) => string {
	const questions = new Map(questionsOf(document).map((question) => [question.key, question]));
	return (text) =>
		fill(text, (piece) => {
			if ('question' in piece) {
				const question = questions.get(piece.question);
				return question ? answerWords(question, answers[question.key], locale) : '';
			}
			const computed = document.computed.find(({ key }) => key === piece.computed);
			return speak(computed ? compute(computed, answers) : null, String);
		});
}

/** Leaves the places empty: where nobody has answered yet, on paper and in a preview. */
export function unspoken(text: string): string {
	return fill(text, () => '____');
}

/** An answer in words; empty without one. */
export function answerWords(
	question: Question,
	answer: Answer | undefined,
	locale: Locale
): string {
	if (typeof answer === 'boolean') {
		if (question.kind === 'consent') return m.asking_agreed({}, { locale });
		return answer ? m.asking_yes({}, { locale }) : m.asking_no({}, { locale });
	}
	if (typeof answer === 'object') {
		const label = labelOf(question, locale);
		if ('x' in answer) return m.asking_place_square({ square: squareOf(answer) }, { locale });
		if ('rows' in answer) {
			return Object.entries(answer.rows)
				.map(([row, columns]) => `${label(row)}: ${listed(columns.map(label), locale)}`)
				.join(m.asking_semicolon({}, { locale }));
		}
		const value = valueOf(answer);
		const keys = value === null ? [] : typeof value === 'object' ? value : [String(value)];
		const own = 'other' in answer ? (answer.other ?? '') : '';
		return listed(
			keys.map((key) => (own && isOther(question, key) ? own : label(key))),
			locale
		);
	}
	const value = speak(valueOf(answer), String);
	return question.kind === 'date' ? dayWords(value, locale) : value;
}

/** What an option, a row, a column or a building is called. */
export function labelOf(question: Question, locale: Locale): (key: string) => string {
	const names = new Map(namedIn(question).map(({ key, words }) => [key, say(words, locale)]));
	return (key) => names.get(key) ?? key;
}

function namedIn(question: Question): readonly Named[] {
	if ('options' in question) return question.options;
	if ('rows' in question) return [...question.columns, ...question.rows];
	return 'buildings' in question ? question.buildings : [];
}

function isOther(question: Question, key: string): boolean {
	return (
		'options' in question &&
		question.options.some((option) => option.key === key && option.other === true)
	);
}

function listed(names: readonly string[], locale: Locale): string {
	return names.join(m.asking_comma({}, { locale }));
}
