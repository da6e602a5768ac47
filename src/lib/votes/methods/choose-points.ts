import { isRecord } from '../fault.ts';
import type { Choice, ChoiceFault, Paper } from './method.ts';

/** Why this is no record of whole points by option, each from `lowest` to `highest`, or null. */
export function faultOfPoints(
	choice: unknown,
	paper: Paper,
	[lowest, highest]: readonly [number, number]
): ChoiceFault | null {
	if (!isRecord(choice)) return { at: '', reason: 'not_points' };
	for (const id in choice) {
		if (!paper.position.has(id)) return { at: '', reason: 'no_such_option', option: id };
		const points = choice[id];
		if (!Number.isSafeInteger(points) || Number(points) < lowest || Number(points) > highest)
			return { at: place(id), reason: 'off_scale', lowest, highest };
	}
	return null;
}

/** The points of a checked ballot, by option. */
export function pointsIn(choice: Choice | null): [string, number][] {
	if (typeof choice !== 'object' || choice === null || Array.isArray(choice)) return [];
	return Object.entries(choice).filter((entry): entry is [string, number] =>
		Number.isInteger(entry[1])
	);
}

/** The same points with their options in the order of their characters; null for none. */
export function normalPoints(points: readonly (readonly [string, number])[]): Choice | null {
	if (points.length === 0) return null;
	return Object.fromEntries(points.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function place(id: string): string {
	return /^[\w-]{1,40}$/.test(id) ? `.${id}` : `[${JSON.stringify(id.slice(0, 80))}]`;
}
