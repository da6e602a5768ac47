import { isWhole } from './fault.ts';
import type { Settings } from './votes.ts';

/** The settings of a vote as they were stored; what is none of them is left out. */
export function parseSettings(raw: Record<string, unknown>): Settings {
	const { tieBreak, limit, minimum, scale, budget, skip, points } = raw;
	return {
		...((tieBreak === 'listed' || tieBreak === 'none') && { tieBreak }),
		...(isWhole(limit, 1) && { limit }),
		...(isWhole(minimum, 1) && { minimum }),
		...(isScale(scale) && { scale }),
		...(isWhole(budget) && { budget }),
		...(typeof skip === 'boolean' && { skip }),
		...(isWhole(points, 1) && { points })
	};
}

function isScale(raw: unknown): raw is readonly [number, number] {
	return Array.isArray(raw) && raw.length === 2 && raw.every((end) => Number.isSafeInteger(end));
}
