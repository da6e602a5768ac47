import { smallestCell } from '../../suppression.ts';

/** How many responses of one building came by one channel. */
export type Came = { building: string; channel: 'online' | 'paper' | 'import'; count: number };

/**
 * What may be told of a single response where it is confidential: staff see who has answered and by which channel, so
 * that fewer than five with the same building and channel would be found among them. Buildings with fewer are left out,
 * and as many more as it takes so that those left out are not few themselves; channels are told of all or of none.
 * Imported responses are nobody's, and hide nobody.
 */
export function tellable(came: readonly Came[]): { buildings: Set<string>; channels: boolean } {
	const marked = came.filter(({ channel }) => channel !== 'import');
	const shown = [...countsBy(marked, ({ building }) => building)]
		.filter(([building, count]) => building !== '' && count >= smallestCell)
		.sort(([, a], [, b]) => b - a);
	const all = sum(marked.map(({ count }) => count));
	const isFew = (rest: number) => rest > 0 && rest < smallestCell;
	while (shown.length > 0 && isFew(all - sum(shown.map(([, count]) => count)))) shown.pop();
	const buildings = new Set(shown.map(([building]) => building));
	const told = ({ building, channel }: Came) =>
		`${channel} ${buildings.has(building) ? building : ''}`;
	const channels = [...countsBy(marked, told).values()].every((count) => count >= smallestCell);
	return { buildings, channels };
}

function countsBy(came: readonly Came[], key: (one: Came) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of came) counts.set(key(one), (counts.get(key(one)) ?? 0) + one.count);
	return counts;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
