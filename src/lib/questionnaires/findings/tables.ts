import { suppress } from '../suppression.ts';
import type { Column } from './column.ts';
import type { Facet } from './facets.ts';

/** A facet with the answers that it parts, in the order of responses. */
export type Counted = { facet: Facet; columns: readonly Column[] };

/**
 * How many responses fall into each category of one facet (rows) and of another (columns); the last row and the last
 * column are those without an answer. `counts` is for making further sums in here; only `shown` leaves the house.
 */
export type Table = { counts: number[][]; shown: (number | null)[][] };

/**
 * The table of two facets with small cells hidden. The same two facets always give the same hidden cells, whichever
 * stands in the rows: two pages that show the table from both sides do not tell more than one.
 */
export function tableOf(rows: Counted, columns: Counted): Table {
	if (rows.facet.name > columns.facet.name) {
		const { counts, shown } = tableOf(columns, rows);
		return { counts: turned(counts), shown: turned(shown) };
	}
	const counts = count(rows, columns);
	// A facet beside itself tells how many are in each part, and no more.
	const isItself = rows.facet.name === columns.facet.name;
	return { counts, shown: isItself ? counts : suppress(counts) };
}

/** How many responses fall into each category of a facet; the last are those without an answer. */
export function countsOf(counted: Counted): number[] {
	const counts = Array.from({ length: counted.facet.categories.length + 1 }, () => 0);
	for (const [at, column] of counted.columns.entries()) {
		const categories = categoriesOf(counted, at);
		for (const code of column.codes) {
			const category = categories[code] ?? 0;
			counts[category] = (counts[category] ?? 0) + 1;
		}
	}
	return counts;
}

/** For each response whether it falls into a category of a facet. */
export function membersOf(counted: Counted, category: string): Uint8Array[] {
	const wanted = counted.facet.categories.indexOf(category);
	return counted.columns.map(({ codes }, at) => {
		const categories = categoriesOf(counted, at);
		return Uint8Array.from(codes, (code) => Number(categories[code] === wanted));
	});
}

function count(rows: Counted, columns: Counted): number[][] {
	const wide = columns.facet.categories.length + 1;
	const flat = new Uint32Array((rows.facet.categories.length + 1) * wide);
	for (const [at, { codes }] of rows.columns.entries()) {
		const down = categoriesOf(rows, at);
		const across = categoriesOf(columns, at);
		const others = columns.columns[at]?.codes ?? new Uint16Array(codes.length);
		for (let n = 0; n < codes.length; n += 1) {
			const cell = (down[codes[n] ?? 0] ?? 0) * wide + (across[others[n] ?? 0] ?? 0);
			flat[cell] = (flat[cell] ?? 0) + 1;
		}
	}
	return Array.from({ length: flat.length / wide }, (_, i) => [
		...flat.subarray(i * wide, (i + 1) * wide)
	]);
}

/** By the number of an answer in one column the category it falls into; what falls into none comes last. */
function categoriesOf({ facet, columns }: Counted, at: number): Uint16Array {
	const none = facet.categories.length;
	const answers = columns[at]?.answers ?? [];
	const categories = new Uint16Array(answers.length + 1).fill(none);
	const places = new Map(facet.categories.map((category, place) => [category, place]));
	for (const [number, answer] of answers.entries()) {
		const category = facet.categoryOf(answer);
		categories[number + 1] = category === undefined ? none : (places.get(category) ?? none);
	}
	return categories;
}

function turned<T>(table: readonly (readonly T[])[]): T[][] {
	return (table[0] ?? []).map((_, j) => table.flatMap((row) => row.slice(j, j + 1)));
}
