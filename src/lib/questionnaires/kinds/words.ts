import type { Kind, QuestionOf } from '../questions.ts';
import { fault, none, type Fault, type QuestionKind } from './kind.ts';

/** The longest text that is read at all; a question may set less. */
const mostCharacters = 10_000;

/** A line of text. */
export const shortText = ofWords('short-text', ({ longest }) => longest, oneLine);

/** A text of several lines. */
export const longText = ofWords('long-text', ({ longest }) => longest, lines);

/** A telephone number: digits, with spaces, hyphens, brackets and one leading plus, stored without them. */
export const phone = ofWords(
	'phone',
	() => 40,
	digits,
	(text) => (/^\+?\d{5,15}$/.test(text) ? null : 'not_a_phone')
);

/** An e-mail address as people write them; whether it exists nobody knows before writing to it. */
export const email = ofWords(
	'email',
	() => 254,
	oneLine,
	(text) => (/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text) ? null : 'not_an_email')
);

/** Text kinds differ in how long a text may be, how it is tidied, and what it must look like. */
function ofWords<K extends Kind>(
	kind: K,
	longest: (question: QuestionOf<K>) => number,
	tidy: (text: string) => string,
	wrong: (text: string) => Fault | null = () => null
): QuestionKind<K, string> {
	return {
		kind,
		read(raw, question) {
			if (typeof raw !== 'string') return fault('wrong_shape');
			if (raw.length > mostCharacters) return fault('too_long');
			const answer = tidy(raw);
			if (answer === '') return none;
			if (answer.length > longest(question)) return fault('too_long');
			const reason = wrong(answer);
			return reason ? fault(reason) : { answer };
		},
		fromForm: (fields) => fields.one(),
		fromTyped: (typed) => (typed.trim() === '-' ? '' : typed),
		toTyped: (answer) => answer,
		columns: ({ key }) => [{ name: key }],
		toCells: (answer) => [answer ?? null],
		fromCells: ([cell]) => String(cell ?? ''),
		summarise: (answers) => ({ shape: 'words', of: answers.length })
	};
}

function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function lines(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}

function digits(text: string): string {
	return text.normalize('NFKC').replace(/[\s().-]/g, '');
}
