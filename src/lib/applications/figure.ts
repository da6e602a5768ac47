/** A figure as it was worked out; null where the record has nothing to work it out from. */
export type Figure = {
	measure: string;
	value: number | null;
	/** The period that it looks at; `until` is not in it. */
	from: number;
	until: number;
	worked_out_at: number;
	/** What it came from, so that anybody can look. */
	items: { kind: 'consultation' | 'vote' | 'survey'; id: string; value: number | null }[];
};

/** The median of whole numbers, rounded down; null of none. */
export function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low === undefined || high === undefined ? null : Math.floor((low + high) / 2);
}
