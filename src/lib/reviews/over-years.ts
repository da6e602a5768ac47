import type { Words } from '#lib/questionnaires/document.ts';
import type { ResultCriterion } from './result.ts';

/** One criterion through the rounds, hundredths of a per cent; null where a round did not ask for it. */
export type Line = { key: string; words: Words; values: (number | null)[] };

type Round = {
	result: { criteria: readonly Pick<ResultCriterion, 'key' | 'words' | 'reviewed'>[] };
};

/**
 * The reviewed shares of a unit's criteria through its rounds, the oldest first. Criteria are the same by their key; they are
 * called as the newest round that has them calls them, in the order of the newest.
 */
export function linesThrough(results: readonly Round[]): Line[] {
	const words = new Map<string, Words>();
	for (const { result } of [...results].reverse()) {
		for (const { key, words: own } of result.criteria) if (!words.has(key)) words.set(key, own);
	}
	return [...words].map(([key, own]) => ({
		key,
		words: own,
		values: results.map(
			({ result }) => result.criteria.find((one) => one.key === key)?.reviewed ?? null
		)
	}));
}
