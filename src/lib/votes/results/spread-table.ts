import type { Spread } from '../methods/details.ts';

/** How one option was scored: ballots per score of the whole scale, null where they are too few to be told. */
export type SpreadRow = {
	id: string;
	mean: string;
	median: string;
	counts: (number | null)[];
};

/** The scores of a scale that stand in a table's columns: all of a short scale, else those that anybody gave. */
export function scoresShown(
	[lowest, highest]: readonly [number, number],
	spread: Spread
): number[] {
	if (highest - lowest <= 10)
		return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
	const given = spread.options.flatMap(({ counts }) => counts.map(([points]) => points));
	return [...new Set(given)].sort((a, b) => a - b);
}

/** The options in listed order with mean, median and how many gave which score. */
export function spreadRows(spread: Spread, scores: readonly number[]): SpreadRow[] {
	return spread.options.map(({ id, mean, median, counts }) => {
		const by = new Map(counts);
		return {
			id,
			mean: mean ? (mean[0] / mean[1]).toFixed(2) : '—',
			median: median === null ? '—' : String(median),
			counts: scores.map((score) => (by.has(score) ? (by.get(score) ?? null) : 0))
		};
	});
}
