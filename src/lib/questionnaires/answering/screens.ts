import type { Answers } from '../answers.ts';
import { questionsOf, type Document, type Section } from '../document.ts';
import type { Question } from '../questions.ts';
import { walk, type Around, type Walk } from '../walk.ts';

/** What is asked on one page; `name` is the key of its question, or of its section. */
export type Screen = { name: string; section: Section; questions: Question[] };

/**
 * The pages of a way through: one a section, or one a question. Words between questions stand above the question that
 * follows them, and have a page of their own where none follows in their section.
 */
export function screensOf({ paging }: Document, { asked }: Pick<Walk, 'asked'>): Screen[] {
	const screens: Screen[] = [];
	let isFull = true;
	for (const { section, question } of asked) {
		const last = screens.at(-1);
		const isSame = last?.section.key === section.key;
		if (last && isSame && (paging === 'section' || !isFull)) last.questions.push(question);
		else screens.push({ name: section.key, section, questions: [question] });
		isFull = question.kind !== 'statement';
		const page = screens.at(-1);
		if (page && paging === 'question') page.name = question.key;
	}
	return screens;
}

/** The page with this name, or null where the answers do not lead there. */
export function screenNamed(document: Document, way: Walk, name: string): Screen | null {
	return screensOf(document, way).find((screen) => screen.name === name) ?? null;
}

/** The page on which a question is asked; null where it is not. */
export function screenOf(document: Document, way: Walk, questionKey: string): Screen | null {
	const has = ({ questions }: Screen) => questions.some(({ key }) => key === questionKey);
	return screensOf(document, way).find(has) ?? null;
}

/** The page after this one with these answers, even if they have hidden this one; null after the last. */
export function nextAfter(
	document: Document,
	answers: Answers,
	around: Around,
	name: string
): string | null {
	const screens = screensOf(document, walk(document, answers, around));
	const place = placeOf(document, name);
	return screens.find((screen) => placeOf(document, screen.name) > place)?.name ?? null;
}

/** The page before this one with these answers; null before the first. */
export function previousBefore(
	document: Document,
	answers: Answers,
	around: Around,
	name: string
): string | null {
	const screens = screensOf(document, walk(document, answers, around));
	const place = placeOf(document, name);
	return screens.findLast((screen) => placeOf(document, screen.name) < place)?.name ?? null;
}

/** How many pages lie behind this one, of those that the answers so far lead to. */
export function progress(
	document: Document,
	way: Walk,
	name: string
): { done: number; of: number } {
	const screens = screensOf(document, way);
	const at = screens.findIndex((screen) => screen.name === name);
	return { done: at < 0 ? screens.length : at, of: screens.length };
}

/** Where to go on: the page after the last one with an answer, null when there is none any more. */
export function resumeAt(document: Document, way: Walk): string | null {
	const screens = screensOf(document, way);
	const isAnswered = ({ questions }: Screen) =>
		questions.some(({ key }) => Object.hasOwn(way.answers, key));
	return screens[screens.findLastIndex(isAnswered) + 1]?.name ?? null;
}

/** Where a page stands in the document, whether or not it is asked; a section stands where its first question does. */
function placeOf(document: Document, name: string): number {
	const section = document.sections.find(({ key }) => key === name);
	const keys = questionsOf(document).map(({ key }) => key);
	return keys.indexOf(section && document.paging === 'section' ? firstOf(section) : name);
}

function firstOf({ questions }: Section): string {
	return questions[0]?.key ?? '';
}
