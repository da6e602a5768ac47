import { smallestCell } from '../suppression.ts';
import type { Masked, Summary } from '../summary.ts';

/** A question that fewer than five answered is not broken down; of the rest, nothing is hidden: it is of everybody. */
export function maskedWhole(summary: Summary): Masked {
	if (summary.of === 0 || summary.of >= smallestCell) return summary;
	const hidden = (tally: readonly { key: string }[]) =>
		tally.map(({ key }) => ({ key, count: null }));
	switch (summary.shape) {
		case 'options':
			return { ...summary, of: null, options: hidden(summary.options) };
		case 'scale': {
			const values = summary.values.map(({ value }) => ({ value, count: null }));
			const ends = summary.promoters === undefined ? {} : { promoters: null, detractors: null };
			return { shape: 'scale', of: null, values, mean: null, ...ends };
		}
		case 'grid':
			return {
				...{ shape: 'grid', of: null },
				rows: summary.rows.map(({ key, columns }) => ({ key, of: null, columns: hidden(columns) }))
			};
		case 'ranks': {
			const none = { ranked: null, first: null, mean: null };
			return {
				shape: 'ranks',
				of: null,
				options: summary.options.map(({ key }) => ({ key, ...none }))
			};
		}
		case 'numbers':
			return { shape: 'numbers', of: null, spread: null };
		case 'dates':
			return { shape: 'dates', of: null, first: null, last: null, months: [] };
		case 'places':
			return { shape: 'places', of: null, points: [], buildings: hidden(summary.buildings) };
		case 'words':
			return { shape: 'words', of: null };
	}
}
