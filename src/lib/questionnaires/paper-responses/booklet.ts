import type { Document, Section } from '../document.ts';
import { say, type Words } from '../document.ts';
import type { Question } from '../questions.ts';
import { numbersOf } from '../views/numbers.ts';

/** What stands under another on a page: the heading of a section, or one question. */
export type Block =
	| { kind: 'section'; section: Section }
	| { kind: 'question'; question: Question; number: number | undefined };

/** Millimetres of a page that questions may fill, and what the heading and the introduction of the first one take. */
const PAGE = 246;
const HEADING = 44;
const LINE = 5.9;
/** Chinese signs in a line across the page; a Latin letter is half as wide. */
const SIGNS = 42;

/**
 * Deals a questionnaire out to A4 pages, so that no question is torn apart and each page can carry its number. Heights
 * are estimates on the safe side; a question longer than a page stands alone.
 */
export function pagesOf(document: Document, locale: string): Block[][] {
	const text = (words: Words | undefined) => linesIn(say(words, locale)) * LINE;
	const pages: Block[][] = [[]];
	let room = PAGE - HEADING - text(document.intro);
	const put = (blocks: Block[], height: number) => {
		if (height > room && (pages.at(-1)?.length ?? 0) > 0) {
			pages.push([]);
			room = PAGE;
		}
		pages.at(-1)?.push(...blocks);
		room -= height;
	};
	const numbers = numbersOf(document);
	for (const section of document.sections) {
		// A heading stays with its first question.
		let waiting: Block[] = [{ kind: 'section', section }];
		let height = 14 + text(section.help) + (section.when ? 2 * LINE : 0);
		for (const question of section.questions) {
			const block: Block = { kind: 'question', question, number: numbers.get(question.key) };
			put([...waiting, block], height + heightOf(question, text));
			[waiting, height] = [[], 0];
		}
	}
	return pages;
}

function heightOf(question: Question, text: (words: Words | undefined) => number): number {
	const leads = ['single', 'yes-no'].includes(question.kind);
	const logic = (question.when ? 2 : 0) + (question.endIf ? 2 : 0) + (leads ? 1 : 0);
	const words = text(question.words) + text(question.help) + logic * LINE;
	return words + LINE + fieldsOf(question) + 4;
}

/** Options stand in columns of so many, each so many signs wide. */
const COLUMNS = 3;
const COLUMN_SIGNS = 10;

function fieldsOf(question: Question): number {
	if (question.kind === 'ranking') return listed(question.options) + 10;
	if ('options' in question) return listed(question.options);
	if ('rows' in question) return 14 + question.rows.length * 10.5;
	switch (question.kind) {
		case 'statement':
			return 0;
		case 'yes-no':
			return LINE;
		case 'long-text':
			return 38;
		case 'place':
			return listed(question.buildings) + (question.plan ? 112 : 0);
		default:
			return 8;
	}
}

function listed(options: readonly { words: Words }[]): number {
	let height = 0;
	for (let from = 0; from < options.length; from += COLUMNS) {
		const row = options.slice(from, from + COLUMNS);
		height += Math.max(...row.map(({ words }) => linesIn(words.zh, COLUMN_SIGNS))) * LINE;
	}
	return height;
}

function linesIn(text: string, signs = SIGNS): number {
	const width = (line: string) =>
		[...line].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
	if (text === '') return 0;
	return text
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / signs)), 0);
}
