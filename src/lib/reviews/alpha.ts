/**
 * Krippendorff's alpha for interval data: 1 − observed / expected disagreement, where a disagreement is the square of
 * a difference. 1 is full agreement, 0 what chance alone would give, below 0 is worse than that.
 *
 * `units`: for each thing judged (an indicator of an application) the values that it was given, one for each who
 * judged it; units with fewer than two say nothing and are left out. All values on one scale. Null where there is
 * nothing to compare, or all values are the same: then agreement cannot be told from not looking.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, with the interval metric.
 * Floating point: it is reported, nothing is decided by it; values are counted from the first of them, so that equal
 * ones differ by exactly nothing.
 */
export function alpha(units: readonly (readonly number[])[]): number | null {
	const pairable = units.filter((values) => values.length > 1);
	const all = pairable.flat();
	const [centre] = all;
	if (centre === undefined) return null;
	const shifted = pairable.map((values) => values.map((value) => value - centre));
	const expected = differences(shifted.flat()) / (all.length - 1);
	if (expected === 0) return null;
	const observed = shifted.reduce(
		(sum, values) => sum + differences(values) / (values.length - 1),
		0
	);
	return 1 - observed / expected;
}

/** The squared differences of all ordered pairs: 2 (m Σv² − (Σv)²). */
function differences(values: readonly number[]): number {
	let [total, squares] = [0, 0];
	for (const value of values) {
		total += value;
		squares += value * value;
	}
	return Math.max(0, 2 * (values.length * squares - total * total));
}
