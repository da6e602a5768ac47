import type { Locale } from '#lib/ui/format.ts';
import type { Answer } from '../answers.ts';
import type { Words } from '../document.ts';
import type { Question } from '../questions.ts';
import type { FaultName } from './fault-words.ts';
import type { Filled } from './filled.ts';

/** On a phone, on paper, or in the editor's preview, where nothing is sent. */
export type Mode = 'screen' | 'print' | 'preview';

/** One question put to somebody. */
export type Asking = {
	question: Question;
	answer?: Answer | undefined;
	/** What was sent and did not stand, to be shown as it was typed; goes before `answer`. */
	sent?: Filled | undefined;
	fault?: FaultName | undefined;
	locale: Locale;
	/** Of this person: decides random orders. On paper the order is always the listed one. */
	seed: string;
	/** Fills the places of a text. */
	spoken: (text: string) => string;
	mode?: Mode;
	number?: number | undefined;
	/** Its words are a heading of this level. */
	heading?: 1 | 2 | 3 | undefined;
	/** On paper: who answers this question, and where to go on. */
	logic?: { before?: string | undefined; after?: string | undefined } | undefined;
};

/** What the fields of a kind are given beside their question. */
export type Given = {
	filled: Filled;
	locale: Locale;
	seed: string;
	/** The id of the first control; others begin with it. */
	id: string;
	/** Words in the reader's language, their places filled. */
	text: (words: Words | undefined) => string;
	/** Files that were sent along and are kept. */
	kept: readonly { id: string; name: string }[];
	/** On a control: where its hint and its fault stand, and that it is wrong. */
	aria: { 'aria-describedby': string | undefined; 'aria-invalid': 'true' | undefined };
};

/** The id of the first control of a question. */
export function idOf(key: string): string {
	return `q-${key}`;
}
