import type { RollKind } from '../kinds.ts';
import type { StoredLine } from '../stored.ts';
import type { Act } from './compare.ts';

/** What a roll would come to: heads, area in 0.01 m², the developer's lines, and owners of several lines with these lines. */
export type Tallied = {
	heads: number;
	area: number;
	undelivered: number;
	several: { owners: number; lines: number };
};

/** Adds up the lines that a roll would have, as they pass by. */
export function startTally(kind: RollKind) {
	const owners = new Map<string, number>();
	let single = 0;
	let area = 0;
	let undelivered = 0;
	const add = (line: StoredLine & { act: Act }) => {
		if (line.act === 'removed') return;
		area += line.area;
		if (line.developer) undelivered += 1;
		else if (line.owner_key === '' || kind !== 'owners') single += 1;
		else owners.set(line.owner_key, (owners.get(line.owner_key) ?? 0) + 1);
	};
	const sums = (): Tallied => {
		const several = [...owners.values()].filter((lines) => lines > 1);
		return {
			heads: single + owners.size + Math.min(undelivered, 1),
			area,
			undelivered,
			several: { owners: several.length, lines: several.reduce((sum, lines) => sum + lines, 0) }
		};
	};
	return { add, sums };
}
