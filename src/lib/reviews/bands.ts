import { isOnScale, type Anchor, type Scale } from '#lib/programmes/criteria.ts';
import { readPoints } from '#lib/programmes/points.ts';

/** A score as it was typed, in hundredths of a point; null where it is none of the scale. */
export function scoreOf(typed: string, scale: Scale): number | null {
	const score = readPoints(typed);
	return score !== null && isOnScale(score, scale) ? score : null;
}

/** The score of the scale that is nearest below the middle of a band. */
export function middleOf({ from, to }: Anchor, { lowest, step }: Scale): number {
	const middle = (from + to) / 2;
	const below = lowest + Math.floor((middle - lowest) / step) * step;
	return Math.max(below, lowest + Math.ceil((from - lowest) / step) * step);
}

/** One step up or down, and no further than the scale goes; from nothing to its lowest. */
export function stepOf(typed: string, up: 1 | -1, scale: Scale): number {
	const score = scoreOf(typed, scale);
	if (score === null) return scale.lowest;
	return Math.min(scale.highest, Math.max(scale.lowest, score + up * scale.step));
}
