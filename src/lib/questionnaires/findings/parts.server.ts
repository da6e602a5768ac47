import { startBreathing } from '#lib/server/breath.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import type { Masked, Summary } from '../summary.ts';
import { smallestCell } from '../suppression.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import { allColumnsOf, columnsOf } from './columns.server.ts';
import { answeredFacet, facetsOf, type Facet } from './facets.ts';
import type { Stored } from './making.server.ts';
import { masked, type Said } from './masking.ts';
import { finalOf } from './results.server.ts';
import { countsOf, jointOf, part, saidAt, tableOf, type Joint } from './tables.ts';
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
		const counts = countsOf(part(facet, columns));
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
	const columns = await allColumnsOf(surveyId, made.generation);
	const by = part(facet, columns.get(facet.column) ?? []);
	const size = countsOf(by)[at] ?? 0;
	if (size < smallestCell) return 'too_few';
	const summaries: Record<string, Masked> = {};
	const breathe = startBreathing();
	for (const question of questionsOf(document)) {
		await breathe();
		const all = made.summaries[question.key];
		if (!all) continue;
		const joint = jointOf(by, columns.get(question.key) ?? []);
		const rows = rowsOf(facetsNeeded(question, all), joint, facet, at);
		let counted: Said[] | null = null;
		summaries[question.key] = masked(question, all, {
			...{ size, said: () => (counted ??= saidAt(facet, at, joint)) },
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
function rowsOf(facets: Facet[], joint: readonly Joint[], by: Facet, at: number) {
	return new Map(facets.map((facet) => [facet.name, tableOf(by, facet, joint).shown[at] ?? []]));
}
