import type { Masked } from '../../summary.ts';

/** Whether anything of a summary is hidden, so that it must be said why. */
export function isPartlyHidden(summary: Masked): boolean {
	if (summary.of === null) return true;
	switch (summary.shape) {
		case 'options':
			return someNull(summary.options);
		case 'scale':
			return someNull(summary.values);
		case 'grid':
			return summary.rows.some(({ of, columns }) => of === null || someNull(columns));
		case 'ranks':
			return summary.options.some(({ ranked, first }) => ranked === null || first === null);
		case 'numbers':
			return someNull(summary.spread?.bins ?? []);
		case 'dates':
			return someNull(summary.months);
		case 'places':
			return someNull(summary.buildings);
		case 'words':
			return false;
	}
}

function someNull(cells: readonly { count: number | null }[]): boolean {
	return cells.some(({ count }) => count === null);
}
