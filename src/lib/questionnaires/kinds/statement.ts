import { none, type QuestionKind } from './kind.ts';

/** Words between questions; whatever is sent for it is dropped. */
export const statement: QuestionKind<'statement', never> = {
	kind: 'statement',
	read: () => none,
	fromForm: () => null,
	fromTyped: () => null,
	toTyped: () => '-',
	columns: () => [],
	toCells: () => [],
	fromCells: () => null,
	summarise: () => ({ shape: 'words', of: 0 })
};
