import type { Files } from '../answers.ts';
import { fault, isRecord, none, type QuestionKind } from './kind.ts';

/** Photos or documents, by the ids under which the file store keeps them; not answered from paper or a table. */
export const file: QuestionKind<'file', Files> = {
	kind: 'file',
	read(raw, { most }) {
		if (!isRecord(raw, 'files') || !Array.isArray(raw.files)) return fault('wrong_shape');
		const files = raw.files.filter(isKept);
		if (files.length < raw.files.length) return fault('wrong_shape');
		if (files.length === 0) return none;
		return files.length > most ? fault('too_many') : { answer: { files } };
	},
	fromForm: (fields) => ({ files: fields.files() }),
	fromTyped: () => ({ files: [] }),
	toTyped: () => '-',
	columns: ({ key }) => [{ name: key }],
	toCells: (answer) => [answer?.files.map(({ name }) => name).join('; ') ?? null],
	fromCells: () => ({ files: [] }),
	summarise: (answers) => ({ shape: 'words', of: answers.length })
};

function isKept(raw: unknown): raw is Files['files'][number] {
	return isRecord(raw, 'id', 'name') && typeof raw.id === 'string' && typeof raw.name === 'string';
}
