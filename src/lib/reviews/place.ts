import { compare, type Exact } from '#lib/programmes/exact.ts';

/** Everybody's place by the total, from 1; equals have the same one, and the next after them is counted on. */
export function placesOf(
	standings: readonly { application: string; total: Exact }[]
): Map<string, number> {
	const sorted = [...standings].sort((a, b) => compare(b.total, a.total));
	const places = new Map<string, number>();
	sorted.forEach(({ application, total }, i) => {
		const before = sorted[i - 1];
		const isEqual = before && compare(before.total, total) === 0;
		places.set(application, (isEqual && places.get(before.application)) || i + 1);
	});
	return places;
}
