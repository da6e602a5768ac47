import type { Answer } from '../answers.ts';
import type { Question } from '../questions.ts';
import { binOf, type Summary } from '../summary.ts';

/**
 * One way in which answers to a question fall into parts that do not overlap. Whoever has no answer is in none of
 * them, and counted apart. A question with several answers at once has a facet for each of them: said, or not said.
 */
export type Facet = {
	/** The question's key, with the row or option behind a slash; `:building` and `:channel` are of the response. */
	name: string;
	/** The column in which its answers are packed. */
	column: string;
	categories: readonly string[];
	/** Where an answer belongs; undefined is as good as no answer. */
	categoryOf: (answer: Answer) => string | undefined;
};

/** The category of what was said, where there are only two. */
export const said = 'said';
const point = ':point';

/** Whether the question was answered at all. */
export function answeredFacet({ key }: Pick<Question, 'key'>): Facet {
	return { name: `${key}/`, column: key, categories: [said], categoryOf: () => said };
}

/** The facets of a question; for numbers and dates they follow from its summary over everybody. */
export function facetsOf(question: Question, summary: Summary): Facet[] {
	const { key } = question;
	const one = (categories: readonly string[], categoryOf: Facet['categoryOf']): Facet[] => [
		{ name: key, column: key, categories, categoryOf }
	];
	switch (question.kind) {
		case 'single':
		case 'dropdown':
			return one(keysOf(question.options), (answer) =>
				typeof answer === 'object' && 'option' in answer ? answer.option : undefined
			);
		case 'yes-no':
			return one(['yes', 'no'], (answer) => (answer === true ? 'yes' : 'no'));
		case 'consent':
			return one(['yes'], () => 'yes');
		case 'multiple':
			return question.options.map((option) => saidFacet(key, option.key));
		case 'ranking':
			return question.options.map((option) => rankFacet(key, option.key));
		case 'matrix-single':
			return question.rows.map((row) => rowFacet(key, row.key, keysOf(question.columns)));
		case 'matrix-multiple':
			return question.rows.flatMap((row) => [
				cellFacet(key, row.key, null),
				...question.columns.map((column) => cellFacet(key, row.key, column.key))
			]);
		case 'place':
			return one([...keysOf(question.buildings), point], (answer) =>
				typeof answer === 'object' && 'building' in answer ? answer.building : point
			);
	}
	if (summary.shape === 'scale')
		return one(
			summary.values.map(({ value }) => `${value}`),
			String
		);
	if (summary.shape === 'numbers') {
		const { spread } = summary;
		const bins = spread?.bins ?? [];
		return one(
			bins.map((_, at) => `${at}`),
			(answer) => (spread ? `${binOf(spread, Number(answer))}` : undefined)
		);
	}
	if (summary.shape === 'dates') {
		return one(keysOf(summary.months), (answer) => String(answer).slice(0, 7));
	}
	return question.kind === 'statement' ? [] : [answeredFacet(question)];
}

/** What is known of a response itself: its building or channel, with the values that there are. */
export function responseFacet(
	name: ':building' | ':channel',
	categories: readonly string[]
): Facet {
	return { name, column: name, categories, categoryOf: String };
}

function saidFacet(key: string, option: string): Facet {
	return {
		...{ name: `${key}/${option}`, column: key, categories: [said] },
		categoryOf: (answer) =>
			typeof answer === 'object' && 'options' in answer && answer.options.includes(option)
				? said
				: undefined
	};
}

function rankFacet(key: string, option: string): Facet {
	return {
		...{ name: `${key}/${option}`, column: key, categories: ['first', 'later'] },
		categoryOf(answer) {
			const at =
				typeof answer === 'object' && 'ranked' in answer ? answer.ranked.indexOf(option) : -1;
			return at < 0 ? undefined : at === 0 ? 'first' : 'later';
		}
	};
}

function rowFacet(key: string, row: string, categories: string[]): Facet {
	return {
		...{ name: `${key}/${row}`, column: key, categories },
		categoryOf: (answer) => inRow(answer, row)[0]
	};
}

/** Whether a column was named in a row of a matrix; without a column, whether the row was answered. */
function cellFacet(key: string, row: string, column: string | null): Facet {
	return {
		...{ name: `${key}/${row}/${column ?? ''}`, column: key, categories: [said] },
		categoryOf(answer) {
			const named = inRow(answer, row);
			return (column === null ? named.length > 0 : named.includes(column)) ? said : undefined;
		}
	};
}

function inRow(answer: Answer, row: string): readonly string[] {
	return (typeof answer === 'object' && 'rows' in answer && answer.rows[row]) || [];
}

function keysOf(lines: readonly { key: string }[]): string[] {
	return lines.map(({ key }) => key);
}
