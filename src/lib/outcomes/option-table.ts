import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Result } from '#lib/votes/count.ts';
import type { Basis } from '#lib/votes/rules.ts';
import { basesOf } from '#lib/votes/votes.ts';
import { permille } from './record.ts';

/** What options got, by each basis of the roll: the sum, and its share of those taking part in thousandths. */
export type OptionTable = {
	bases: Basis[];
	rows: { id: string; cells: { sum: number; share: number | null }[] }[];
	/** Those taking part, by each basis. */
	totals: number[];
};

/**
 * The options in listed order. Households stand alone: as heads they would say the same again. What the count did
 * not weigh, as the area at a meeting, is left out.
 */
export function optionTable(result: Result, kind: RollKind): OptionTable {
	const known: Basis[] = kind === 'households' ? ['households'] : [...basesOf(kind)];
	const bases = known.filter((basis) => !result.turnout || result.turnout[basis]);
	const totals = bases.map((basis) => {
		const named = result.options.reduce((sum, option) => sum + option[basis], 0);
		return result.turnout?.[basis]?.cast ?? named;
	});
	const rows = result.options.map((option) => ({
		id: option.id,
		cells: bases.map((basis, i) => ({
			sum: option[basis],
			share: permille(option[basis], totals[i] ?? 0)
		}))
	}));
	return { bases, rows, totals };
}

/** The colour of a motion's option, as the name of a token: words stand beside it. */
export function optionTone(id: string): string {
	if (id === 'for') return '--cui';
	return id === 'against' ? '--zhu' : '--edge';
}
