import type { Document, Section } from '../document.ts';
import type { Kind, Question } from '../questions.ts';
import { blankQuestion } from './blank.ts';
import { freshKey, renameSource } from './keys.ts';

/*
 * What an editor does to a document. Each returns a new one in which everything untouched is the same object as
 * before; what is not there is not touched, and nothing happens. None of them makes a key twice.
 */

/** A place to put a question: before the one that stands there now. */
export type Place = { section: string; index: number };

/** What `addQuestion` and the like have made, and where it is to be found. */
export type Made = { document: Document; key: string };

/** Changes fields of the questionnaire itself. */
export function changeDocument(document: Document, fields: Partial<Document>): Document {
	return { ...document, ...fields };
}

/** A further section without words, after the one named or as the last. */
export function addSection(document: Document, after?: string): Made {
	const key = freshKey(document, 's');
	const section: Section = { key, title: { zh: '' }, questions: [] };
	const at = document.sections.findIndex((one) => one.key === after);
	const sections = document.sections.toSpliced(
		at < 0 ? document.sections.length : at + 1,
		0,
		section
	);
	return { document: { ...document, sections }, key };
}

/** Changes fields of a section; one that is undefined is taken out. */
export function changeSection(document: Document, key: string, fields: Partial<Section>): Document {
	return mapSections(document, (section) =>
		section.key === key ? without({ ...section, ...fields }) : section
	);
}

/** Takes a section out, with its questions. */
export function removeSection(document: Document, key: string): Document {
	const sections = document.sections.filter((section) => section.key !== key);
	return sections.length === document.sections.length ? document : { ...document, sections };
}

/** Moves a section so many places down, or up if negative; at the ends it stays. */
export function moveSection(document: Document, key: string, by: number): Document {
	const from = document.sections.findIndex((section) => section.key === key);
	const section = document.sections[from];
	const to = Math.max(0, Math.min(document.sections.length - 1, from + by));
	if (!section || to === from) return document;
	return { ...document, sections: document.sections.toSpliced(from, 1).toSpliced(to, 0, section) };
}

/** A new question of a kind, without words. */
export function addQuestion(document: Document, kind: Kind, place: Place): Made {
	const key = freshKey(document, 'q');
	return { document: insert(document, blankQuestion(kind, key), place), key };
}

/** Changes fields of a question; one that is undefined is taken out. */
export function changeQuestion(
	document: Document,
	key: string,
	fields: Record<string, unknown>
): Document {
	return mapQuestions(document, (question) =>
		// Fields come from the form of the question's own kind.
		question.key === key ? (without({ ...question, ...fields }) as Question) : question
	);
}

/** The same question once more, right after it; where it ends by its own answer, the copy does by its own. */
export function duplicateQuestion(document: Document, key: string): Made {
	const place = placeOf(document, key);
	const found = questionOf(document, key);
	if (!place || !found) return { document, key };
	const copy = freshKey(document, 'q');
	const endIf = found.endIf && renameSource(found.endIf, key, copy);
	const question = without({ ...found, key: copy, endIf }) as Question;
	return { document: insert(document, question, { ...place, index: place.index + 1 }), key: copy };
}

/** Takes a question out; what still looks at it is named by the check. */
export function removeQuestion(document: Document, key: string): Document {
	return mapSections(document, (section) => {
		const questions = section.questions.filter((question) => question.key !== key);
		return questions.length === section.questions.length ? section : { ...section, questions };
	});
}

/** Puts a question somewhere else; `index` counts as the list stands before it is taken out. */
export function moveQuestion(document: Document, key: string, to: Place): Document {
	const from = placeOf(document, key);
	const question = questionOf(document, key);
	const isThere = document.sections.some((section) => section.key === to.section);
	if (!from || !question || !isThere) return document;
	const isBehind = from.section === to.section && to.index > from.index;
	const index = isBehind ? to.index - 1 : to.index;
	if (from.section === to.section && from.index === index) return document;
	return insert(removeQuestion(document, key), question, { section: to.section, index });
}

/** One place up (-1) or down (1), over into the next section at the end of its own. */
export function stepQuestion(document: Document, key: string, by: -1 | 1): Document {
	const from = placeOf(document, key);
	if (!from) return document;
	const at = document.sections.findIndex((section) => section.key === from.section);
	const here = document.sections[at];
	const next = document.sections[at + by];
	const stays = by < 0 ? from.index > 0 : from.index < (here?.questions.length ?? 0) - 1;
	if (stays) {
		const index = by < 0 ? from.index - 1 : from.index + 2;
		return moveQuestion(document, key, { section: from.section, index });
	}
	if (!next) return document;
	const index = by < 0 ? next.questions.length : 0;
	return moveQuestion(document, key, { section: next.key, index });
}

/** Where a question stands, or null. */
export function placeOf({ sections }: Document, key: string): Place | null {
	for (const section of sections) {
		const index = section.questions.findIndex((question) => question.key === key);
		if (index >= 0) return { section: section.key, index };
	}
	return null;
}

/** The question with this key, or undefined. */
export function questionOf({ sections }: Document, key: string): Question | undefined {
	return sections.flatMap(({ questions }) => questions).find((question) => question.key === key);
}

function insert(document: Document, question: Question, { section: into, index }: Place): Document {
	return mapSections(document, (section) =>
		section.key === into
			? { ...section, questions: section.questions.toSpliced(index, 0, question) }
			: section
	);
}

function mapQuestions(document: Document, change: (question: Question) => Question): Document {
	return mapSections(document, (section) => {
		const questions = section.questions.map(change);
		const isSame = questions.every((question, i) => question === section.questions[i]);
		return isSame ? section : { ...section, questions };
	});
}

function mapSections(document: Document, change: (section: Section) => Section): Document {
	const sections = document.sections.map(change);
	const isSame = sections.every((section, i) => section === document.sections[i]);
	return isSame ? document : { ...document, sections };
}

/** A field without a value is no field: what is compared and stored stays the same. */
function without<T extends object>(fields: T): T {
	const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(kept) as T;
}
