import type { Entry } from '../kinds.ts';

/** The owners that have several lines, and their lines together; the developer is not among them. */
export type Several = { owners: number; lines: number };

/** Counts the owners of several lines. */
export function countSeveral(entries: Pick<Entry, 'owner' | 'undelivered'>[]): Several {
	const lines = new Map<string, number>();
	for (const { owner, undelivered } of entries) {
		if (owner !== '' && !undelivered) lines.set(owner, (lines.get(owner) ?? 0) + 1);
	}
	const several = [...lines.values()].filter((count) => count > 1);
	return { owners: several.length, lines: several.reduce((sum, count) => sum + count, 0) };
}
