import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import { say, type Document } from '../../document.ts';
import type { Question } from '../../questions.ts';
import type { Access } from '../../surveys/survey.ts';
import { optionWords } from '../labels.ts';
import { answerColumns, ownColumns } from './header.ts';

/** What one column of an export means. */
export type CodebookLine = {
	column: string;
	question: string;
	kind: string;
	/** The row or option that the column is of. */
	of: string;
	values: { value: string; words: string }[];
};

/** What the columns of an export mean, and what stands for what in them. */
export function codebookOf(document: Document, access: Access, locale: Locale): CodebookLine[] {
	const own = ownColumns(access).map((column) => ({
		...{ column, question: '', kind: '', of: ownWords(column, locale) },
		values:
			column === '#channel'
				? [
						{ value: 'online', words: m.findings_channel_online({}, { locale }) },
						{ value: 'paper', words: m.findings_channel_paper({}, { locale }) },
						{ value: 'import', words: m.findings_channel_import({}, { locale }) }
					]
				: []
	}));
	const answers = answerColumns(document).map(({ question, column }) => {
		const name = (key: string | undefined) =>
			key === undefined ? [] : [optionWords(question, key, locale)];
		const other = column.name.endsWith('_other') && column.option === undefined;
		return {
			...{ column: column.name, question: say(question.words, locale), kind: question.kind },
			of: [
				...name(column.row),
				...name(column.option),
				...(other ? [m.findings_other({}, { locale })] : [])
			].join(' / '),
			values: other ? [] : valuesOf(question, column.option !== undefined, locale)
		};
	});
	return [...own, ...answers];
}

/** The codebook as a table. */
export function codebookTable(lines: readonly CodebookLine[], locale: Locale): string[][] {
	const head = [
		m.findings_codebook_column({}, { locale }),
		m.findings_codebook_question({}, { locale }),
		m.findings_codebook_kind({}, { locale }),
		m.findings_codebook_of({}, { locale }),
		m.findings_codebook_values({}, { locale })
	];
	const rows = lines.map(({ column, question, kind, of, values }) => {
		const listed = values.map(({ value, words }) => `${value} = ${words}`).join('; ');
		return [column, question, kind, of, listed];
	});
	return [head, ...rows];
}

function valuesOf(question: Question, isOption: boolean, locale: Locale) {
	const yes = { value: '1', words: m.findings_yes({}, { locale }) };
	const no = { value: '0', words: m.findings_no({}, { locale }) };
	if (question.kind === 'ranking')
		return [{ value: '1', words: m.findings_rank_best({}, { locale }) }];
	if (question.kind === 'yes-no' || isOption) return [yes, no];
	if (question.kind === 'consent') return [yes];
	const lines =
		'columns' in question
			? question.columns
			: 'options' in question
				? question.options
				: 'buildings' in question
					? question.buildings
					: [];
	return lines.map(({ key, words }) => ({ value: key, words: say(words, locale) }));
}

function ownWords(column: string, locale: Locale): string {
	const words: Record<string, string> = {
		'#': m.findings_column_number({}, { locale }),
		'#channel': m.findings_column_channel({}, { locale }),
		'#building': m.findings_column_building({}, { locale }),
		'#door': m.findings_column_door({}, { locale }),
		'#name': m.findings_column_name({}, { locale })
	};
	return words[column] ?? column;
}
