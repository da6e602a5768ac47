import type { Computed } from './computed.ts';
import type { Condition } from './conditions.ts';
import type { Question } from './questions.ts';

/** What a person reads: Chinese, and English where it was translated. */
export type Words = { zh: string; en?: string };

/** A group of questions under one heading; shown only if its condition holds. */
export type Section = {
	key: string;
	title: Words;
	help?: Words;
	when?: Condition;
	questions: Question[];
};

/** Closes a path politely once enough answers of its kind have come in. */
export type Quota = { key: string; when: Condition; limit: number; message: Words };

/**
 * A questionnaire as its committee writes it, and, once published, as it stays. Keys are stable and unique over
 * questions, sections, computed values and quotas; conditions look back only.
 */
export type Document = {
	title: Words;
	intro: Words;
	thanks: Words;
	/** The text is complete in English too. */
	english: boolean;
	/** One question a screen, or one section. */
	paging: 'question' | 'section';
	sections: Section[];
	computed: Computed[];
	quotas: Quota[];
};

/** All questions in the order in which they are asked. */
export function questionsOf(document: Document): Question[] {
	return document.sections.flatMap(({ questions }) => questions);
}

/** The words in the reader's language, in Chinese where there are no others. */
export function say(words: Words | undefined, locale: string): string {
	return (locale === 'en' && words?.en) || (words?.zh ?? '');
}
