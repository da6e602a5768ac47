import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import type { Summary } from '../summary.ts';
import { smallestCell } from '../suppression.ts';
import { facetsOf, responseFacet, type Facet } from './facets.ts';

/**
 * Something that people can be parted by: what is known of the response, a question, or one row of a matrix. One facet
 * parts them into groups that do not overlap; several are options of which each may have been said.
 */
export type Variable = {
	name: string;
	question: Question | null;
	row: string | null;
	facets: Facet[];
};

type Tally = readonly { key: string; count: number }[];
type Known = { summaries: Readonly<Record<string, Summary>>; channels: Tally; buildings: Tally };

/**
 * What a survey's answers can be parted by; nothing by which everybody is in one part. Buildings with fewer than five
 * responses are as good as unknown: together they hide less than each of them alone.
 */
export function variablesOf(document: Document, made: Known): Variable[] {
	return [
		...known(':building', made.buildings),
		...known(':channel', made.channels),
		...questionsOf(document).flatMap((question) =>
			variablesIn(question, made.summaries[question.key])
		)
	];
}

function known(name: ':building' | ':channel', tally: Tally): Variable[] {
	const values = tally.filter(({ count }) => count >= smallestCell).map(({ key }) => key);
	if (values.length === 0 || tally.length < 2) return [];
	return [{ name, question: null, row: null, facets: [responseFacet(name, values)] }];
}

function variablesIn(question: Question, summary: Summary | undefined): Variable[] {
	if (!summary || summary.of === 0) return [];
	const facets = facetsOf(question, summary);
	switch (question.kind) {
		case 'single':
		case 'dropdown':
		case 'multiple':
		case 'yes-no':
		case 'rating':
		case 'recommend':
		case 'place':
			return [{ name: question.key, question, row: null, facets }];
		case 'matrix-single':
		case 'matrix-multiple':
			return question.rows.map(({ key: row }) => {
				const name = `${question.key}/${row}`;
				const own = facets.filter((one) => one.name === name || one.name.startsWith(`${name}/`));
				// Whether a row was answered at all is no option of it.
				return { name, question, row, facets: own.filter((one) => one.name !== `${name}/`) };
			});
		default:
			return [];
	}
}

/** One group of people: those in one category of a facet. */
export type Group = { facet: string; category: string; size: number };
