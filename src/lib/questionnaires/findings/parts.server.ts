import type { Answer } from '../answers.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import type { Masked, Summary } from '../summary.ts';
import { smallestCell } from '../suppression.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import type { Column } from './column.ts';
import { columnsOf } from './columns.server.ts';
import { answeredFacet, facetsOf, type Facet } from './facets.ts';
import type { Stored } from './making.server.ts';
import { masked } from './masking.ts';
import { finalOf } from './results.server.ts';
import { countsOf, membersOf, tableOf, type Counted } from './tables.ts';
import { variablesOf, type Group, type Variable } from './variables.ts';

/** A survey that is over, ready to be parted. */
export type Whole = { document: Document; made: Stored; variables: Variable[] };

/** The survey's final results and what its answers can be parted by; null while it runs or they are being made. */
export async function wholeOf(survey: Survey, now: number): Promise<Whole | null> {
	const document = await documentOf(survey.questionnaire_version_id);
	const made = await finalOf(survey, document, now);
	return made && { document, made, variables: variablesOf(document, made) };
}

/** The groups into which one variable parts the people, with how many are in each. */
export async function groupsOf(
	{ made }: Whole,
	surveyId: string,
	variable: Variable
): Promise<Group[]> {
	const column = variable.facets[0]?.column ?? '';
	const columns = (await columnsOf(surveyId, made.generation, [column])).get(column) ?? [];
	return variable.facets.flatMap((facet) => {
		const counts = countsOf({ facet, columns });
		return facet.categories.map((category, at) => ({
			...{ facet: facet.name, category, size: counts[at] ?? 0 }
		}));
	});
}

export type Wanted = { facet: string; category: string };

/**
 * The summaries of one group of people. What is guarded: every number on this page is a cell of the table of the
 * group's facet and a facet of a question, whose sums are the published results of everybody; each such table is
 * suppressed as a whole, with all its groups and those without an answer, always to the same cells. So neither the
 * results of everybody less a group, nor all groups of one variable side by side, nor the same table as a
 * cross-tabulation tell a hidden cell. There are no filters of filters, no filtered cross-tabulations, and no parts
 * while the survey runs, so no two pages differ by a handful of people in another way. Means are told only where the
 * whole row is; least, most, first, last and single points never. A group of fewer than five is not shown. What is not
 * guarded: that a whole group of five or more says the same; ranges that a table's sums leave for a hidden cell; what
 * tables of three and more facets, put together by whoever exports single answers, say.
 */
export async function filtered(
	surveyId: string,
	{ document, made, variables }: Whole,
	wanted: Wanted
): Promise<{ size: number; summaries: Record<string, Masked> } | 'no_such_group' | 'too_few'> {
	const facet = variables.flatMap(({ facets }) => facets).find(({ name }) => name === wanted.facet);
	const at = facet?.categories.indexOf(wanted.category) ?? -1;
	if (!facet || at < 0) return 'no_such_group';
	const columns = await columnsOf(surveyId, made.generation);
	const by = { facet, columns: columns.get(facet.column) ?? [] };
	const size = countsOf(by)[at] ?? 0;
	if (size < smallestCell) return 'too_few';
	const members = membersOf(by, wanted.category);
	const summaries: Record<string, Masked> = {};
	for (const question of questionsOf(document)) {
		const all = made.summaries[question.key];
		if (!all) continue;
		const own = columns.get(question.key) ?? [];
		const rows = rowsOf(facetsNeeded(question, all), own, by, at);
		const answers = () => answersOfMembers(own, members);
		summaries[question.key] = masked(question, all, {
			...{ size, answers },
			rowOf: (name) => rows.get(name) ?? []
		});
	}
	return { size, summaries };
}

/** Where one facet parts everybody, it tells who answered as well; where there are several, that is one more. */
function facetsNeeded(question: Question, all: Summary): Facet[] {
	const facets = facetsOf(question, all);
	const isWhole = facets.some(({ name }) => name === question.key || name === `${question.key}/`);
	return isWhole ? facets : [...facets, answeredFacet(question)];
}

/** By facet what is shown of the group's row of its table. */
function rowsOf(facets: Facet[], columns: readonly Column[], by: Counted, at: number) {
	return new Map(
		facets.map((facet) => [facet.name, tableOf(by, { facet, columns }).shown[at] ?? []])
	);
}

function answersOfMembers(columns: readonly Column[], members: readonly Uint8Array[]): Answer[] {
	return columns.flatMap(({ answers, codes }, chunk) => {
		const found: Answer[] = [];
		for (const [n, code] of codes.entries()) {
			const answer = members[chunk]?.[n] === 1 && code > 0 ? answers[code - 1] : undefined;
			if (answer !== undefined) found.push(answer);
		}
		return found;
	});
}
