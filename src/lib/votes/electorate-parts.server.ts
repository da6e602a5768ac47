import { stretchesOf } from '#lib/rolls/stretches.server.ts';
import type { Part, RollOfKind } from './electorate-sql.server.ts';

/** The parts of a roll, in the order of its doors. Others have their turn after each. */
export async function* partsOf(roll: RollOfKind, size?: number): AsyncGenerator<Part> {
	yield* stretchesOf(roll.id, size);
	if (roll.kind === 'owners') yield 'developer';
}
