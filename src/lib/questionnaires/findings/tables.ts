import { suppress } from '../suppression.ts';
import type { Column } from './column.ts';
import type { Facet } from './facets.ts';
import type { Said } from './masking.ts';

/** A facet with the place of each response in it, in the order of responses; what is in no category comes last. */
export type Parted = { facet: Facet; places: readonly Uint16Array[] };

/** Finds each response's place in a facet: every different answer is looked at once. */
export function part(facet: Facet, columns: readonly Column[]): Parted {
	const none = facet.categories.length;
	const order = new Map(facet.categories.map((category, place) => [category, place]));
	const places = columns.map(({ answers, codes }) => {
		const placeOf = new Uint16Array(answers.length + 1).fill(none);
		for (const [number, answer] of answers.entries()) {
			const category = facet.categoryOf(answer);
			placeOf[number + 1] = category === undefined ? none : (order.get(category) ?? none);
		}
		const found = new Uint16Array(codes.length);
		for (let n = 0; n < codes.length; n += 1) found[n] = placeOf[codes[n] ?? 0] ?? none;
		return found;
	});
	return { facet, places };
}

/** The different answers of a column, and how many gave each in every place of a facet; the first row is no answer. */
export type Joint = { answers: Column['answers']; times: Uint32Array };

/** Counts the answers of columns by the places of a facet, all of them in one go. */
export function jointOf({ facet, places }: Parted, columns: readonly Column[]): Joint[] {
	const none = facet.categories.length;
	return columns.map(({ answers, codes }, at) => {
		const times = new Uint32Array((answers.length + 1) * (none + 1));
		const chunk = places[at];
		for (let n = 0; n < codes.length; n += 1) {
			const cell = (codes[n] ?? 0) * (none + 1) + (chunk?.[n] ?? none);
			times[cell] = (times[cell] ?? 0) + 1;
		}
		return { answers, times };
	});
}

/**
 * How many responses fall into each category of one facet (rows) and of another (columns); the last row and the last
 * column are those without an answer. `counts` is for making further sums in here; only `shown` leaves the house.
 */
export type Table = { counts: number[][]; shown: (number | null)[][] };

/**
 * The table of two facets with small cells hidden. The same two facets always give the same hidden cells, whichever
 * stands in the rows: two pages that show the table from both sides do not tell more than one.
 */
export function tableOf(rows: Facet, columns: Facet, joint: readonly Joint[]): Table {
	const counts = count(rows, columns, joint);
	// A facet beside itself tells how many are in each part, and no more.
	if (rows.name === columns.name) return { counts, shown: counts };
	const isTurned = rows.name > columns.name;
	return { counts, shown: isTurned ? turned(suppress(turned(counts))) : suppress(counts) };
}

/** How many responses fall into each category of a facet; the last are those without an answer. */
export function countsOf({ facet, places }: Parted): number[] {
	const counts = Array.from({ length: facet.categories.length + 1 }, () => 0);
	for (const chunk of places) for (const place of chunk) counts[place] = (counts[place] ?? 0) + 1;
	return counts;
}

/** The different answers of those in one place of a facet, each with how many gave it; one may stand there again. */
export function saidAt({ categories }: Facet, place: number, joint: readonly Joint[]): Said[] {
	return joint.flatMap(({ answers, times }) =>
		answers.flatMap((answer, number): Said[] => {
			const many = times[(number + 1) * (categories.length + 1) + place] ?? 0;
			return many > 0 ? [[answer, many]] : [];
		})
	);
}

function count(rows: Facet, columns: Facet, joint: readonly Joint[]): number[][] {
	const none = columns.categories.length;
	const order = new Map(columns.categories.map((category, place) => [category, place]));
	const counts = Array.from({ length: rows.categories.length + 1 }, () =>
		Array.from({ length: none + 1 }, () => 0)
	);
	for (const { answers, times } of joint) {
		for (let number = 0; number <= answers.length; number += 1) {
			const answer = number === 0 ? undefined : answers[number - 1];
			const category = answer === undefined ? undefined : columns.categoryOf(answer);
			const column = category === undefined ? none : (order.get(category) ?? none);
			for (const [row, cells] of counts.entries()) {
				cells[column] = (cells[column] ?? 0) + (times[number * counts.length + row] ?? 0);
			}
		}
	}
	return counts;
}

function turned<T>(table: readonly (readonly T[])[]): T[][] {
	return (table[0] ?? []).map((_, j) => table.flatMap((row) => row.slice(j, j + 1)));
}
