import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import { questionsOf, say, type Document } from '../document.ts';
import type { Masked } from '../summary.ts';
import { optionWords } from './labels.ts';

/** One published number; null is hidden. */
export type Figure = {
	question: string;
	words: string;
	measure: 'answers' | 'count' | 'mean' | 'median' | 'first' | 'promoters' | 'detractors';
	/** The row of a matrix. */
	row: string;
	value: string;
	label: string;
	number: number | null;
};

/** All numbers of published results, one a line, as they are downloaded. */
export function figuresOf(
	document: Document,
	summaries: Readonly<Record<string, Masked>>,
	locale: Locale
): Figure[] {
	return questionsOf(document).flatMap((question) => {
		const summary = summaries[question.key];
		if (!summary) return [];
		const same = { question: question.key, words: say(question.words, locale), row: '' };
		const name = (key: string) =>
			question.kind === 'yes-no' && (key === 'yes' || key === 'no')
				? key === 'yes'
					? m.findings_yes({}, { locale })
					: m.findings_no({}, { locale })
				: optionWords(question, key, locale);
		const one = (measure: Figure['measure'], number: number | null, value = '', row = '') => ({
			...same,
			...{ measure, number, value, row, label: value === '' ? '' : name(value) }
		});
		return [one('answers', summary.of), ...figuresIn(summary, one)];
	});
}

type One = (
	measure: Figure['measure'],
	number: number | null,
	value?: string,
	row?: string
) => Figure;

function figuresIn(summary: Masked, one: One): Figure[] {
	switch (summary.shape) {
		case 'options':
			return summary.options.map(({ key, count }) => one('count', count, key));
		case 'scale':
			return [
				one('mean', summary.mean),
				...(summary.promoters === undefined ? [] : [one('promoters', summary.promoters)]),
				...(summary.detractors === undefined ? [] : [one('detractors', summary.detractors)]),
				...summary.values.map(({ value, count }) => one('count', count, `${value}`))
			];
		case 'grid':
			return summary.rows.flatMap((row) => [
				one('answers', row.of, '', row.key),
				...row.columns.map(({ key, count }) => one('count', count, key, row.key))
			]);
		case 'ranks':
			return summary.options.flatMap(({ key, ranked, first, mean }) => [
				one('count', ranked, key),
				one('first', first, key),
				one('mean', mean, key)
			]);
		case 'numbers':
			return summary.spread
				? [
						one('mean', summary.spread.mean),
						one('median', summary.spread.median),
						...summary.spread.bins.map(({ from, to, count }) =>
							one('count', count, `${from}–${to}`)
						)
					]
				: [];
		case 'dates':
			return summary.months.map(({ key, count }) => one('count', count, key));
		case 'places':
			return summary.buildings.map(({ key, count }) => one('count', count, key));
		case 'words':
			return [];
	}
}

/** The same as rows of a table, with its head. */
export function figureTable(figures: readonly Figure[]): (string | number | null)[][] {
	return [
		['question', 'words', 'measure', 'row', 'value', 'label', 'number'],
		...figures.map(({ question, words, measure, row, value, label, number }) => [
			...[question, words, measure, row, value, label, number]
		])
	];
}
