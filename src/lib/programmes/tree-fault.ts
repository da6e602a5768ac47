/** Why a tree that somebody sent is not taken: how it is written, not whether a call may be opened with it. */
export type FaultReason =
	| 'wrong_shape'
	| 'unknown_field'
	| 'missing'
	| 'missing_column'
	| 'column_twice'
	| 'unknown_kind'
	| 'nothing_above'
	| 'not_a_number'
	| 'too_many_decimals'
	| 'out_of_range'
	| 'too_long'
	| 'too_many'
	| 'bad_key'
	| 'key_twice'
	| 'no_such_scale'
	| 'anchors_do_not_match'
	| 'no_such_evidence';

/** `place`: a cell as Excel names it (`D12`), the title of a column, or a path in JSON (`criteria.0.indicators.3.weight`). */
export type Fault = { place: string; reason: FaultReason };

/** More are not told: who sees these knows what kind of file it is. */
export const mostFaults = 50;
export const mostCriteria = 50;
export const mostIndicators = 200;
export const mostAnchors = 20;

/** The most points that a weight or an end of a scale may have, above nought or below it. */
export const mostPoints = 10_000;

/** Points with at most two decimals as hundredths; null for more decimals, which would be lost. */
export function hundredthsOf(points: number): number | null {
	const rounded = Math.round(points * 100);
	return Math.abs(points * 100 - rounded) < 1e-6 ? rounded || 0 : null;
}

/** Hundredths as the points that a person reads and writes. */
export function inPoints(hundredths: number): number {
	return hundredths / 100;
}
