/** Totals that lie in one tenth of the scale, both ends in points of 100; the last one has its end in it. */
export type Tenth = { from: number; to: number; count: number; isOwn: boolean };

/** Of two, each would know where the other lies. */
export const fewestTotals = 3;

/** How many totals (hundredths of a per cent) lie in each tenth, from the first that has any to the last. */
export function tenthsOf(totals: readonly number[], own: number): Tenth[] {
	const tenthOf = (total: number) => Math.min(9, Math.max(0, Math.floor(total / 1_000)));
	const found = totals.map(tenthOf);
	const [first, last] = [Math.min(...found), Math.max(...found)];
	return Array.from({ length: 10 }, (_, tenth) => ({
		...{ from: tenth * 10, to: tenth * 10 + 10 },
		count: found.filter((one) => one === tenth).length,
		isOwn: tenthOf(own) === tenth
	})).filter((_, tenth) => tenth >= first && tenth <= last);
}
