import { columnsOf } from './columns.server.ts';
import { answeredFacet, type Facet } from './facets.ts';
import type { Whole } from './parts.server.ts';
import { countsOf, jointOf, part, tableOf, type Parted } from './tables.ts';
import type { Variable } from './variables.ts';

/** A row or column of a cross-tabulation; the category is null for those who did not say. */
export type Line = { facet: string; category: string | null };

/** Counts of people; null is hidden. `of`: how many of a column answered the question in the rows. */
export type Crossed = {
	rows: (Line & { total: number; cells: (number | null)[] })[];
	columns: (Line & { of: number | null })[];
};

/**
 * One variable by another. Reads the columns of these two and no more. Small cells are hidden as `filtered` tells; the
 * totals of rows are those of everybody.
 */
export async function crossed(
	surveyId: string,
	{ made }: Whole,
	rows: Variable,
	by: Variable
): Promise<Crossed> {
	const names = [...rows.facets, ...by.facets].map(({ column }) => column);
	const packed = await columnsOf(surveyId, made.generation, names);
	const columnsIn = (facet: Facet) => packed.get(facet.column) ?? [];
	const parted = (facet: Facet) => part(facet, columnsIn(facet));
	const across = by.facets.flatMap((facet) => linesOf(parted(facet), by));
	const tables = new Map<string, (number | null)[][]>();
	const shown = (down: Facet, facet: string) => {
		const key = `${down.name} ${facet}`;
		const other = by.facets.find(({ name }) => name === facet) ?? down;
		const table =
			tables.get(key) ?? tableOf(down, other, jointOf(parted(down), columnsIn(other))).shown;
		tables.set(key, table);
		return table;
	};
	const answered = (line: Line & { at: number; size: number }) => {
		const [only] = rows.facets;
		if (only && rows.facets.length === 1) {
			const none = shown(only, line.facet).at(-1)?.[line.at];
			return none === null || none === undefined ? null : line.size - none;
		}
		const any = rows.question && answeredFacet(rows.question);
		return any ? (shown(any, line.facet)[0]?.[line.at] ?? null) : line.size;
	};
	return {
		columns: across.map((line) => ({
			...{ facet: line.facet, category: line.category, of: answered(line) }
		})),
		rows: rows.facets.flatMap((facet) => {
			const totals = countsOf(parted(facet));
			return facet.categories.map((category, i) => ({
				...{ facet: facet.name, category, total: totals[i] ?? 0 },
				cells: across.map((line) => shown(facet, line.facet)[i]?.[line.at] ?? null)
			}));
		})
	};
}

/** The columns that a facet makes: its categories, and those who did not say, where it parts everybody. */
function linesOf(own: Parted, by: Variable) {
	const { facet } = own;
	const counts = countsOf(own);
	const none = facet.categories.length;
	const lines = facet.categories.map((category, at) => ({
		...{ facet: facet.name, category, at, size: counts[at] ?? 0 }
	}));
	if (by.facets.length > 1 || counts[none] === 0) return lines;
	return [...lines, { facet: facet.name, category: null, at: none, size: counts[none] ?? 0 }];
}
