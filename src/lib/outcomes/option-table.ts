import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Result } from '#lib/votes/count.ts';
import type { Basis } from '#lib/votes/rules.ts';
import { basesOf } from '#lib/votes/votes.ts';
import { permille, smallestCell } from './record.ts';

/**
 * What options got, by each basis of the roll: the sum, and its share of those taking part in thousandths. A sum is
 * null where it is not told.
 */
export type OptionTable = {
	bases: Basis[];
	rows: { id: string; cells: { sum: number | null; share: number | null }[] }[];
	/** Those taking part, by each basis. */
	totals: number[];
	/** Some area is not told. */
	isCovered: boolean;
};

/**
 * The options in listed order. Households stand alone: as heads they would say the same again. What the count did
 * not weigh, as the area at a meeting, is left out. An area is as good as a door number: that of an option with
 * 1–4 ballots is not told, unless a requirement of the rule tells it.
 */
export function optionTable(result: Result, kind: RollKind): OptionTable {
	const known: Basis[] = kind === 'households' ? ['households'] : [...basesOf(kind)];
	const bases = known.filter((basis) => !result.turnout || result.turnout[basis]);
	const totals = bases.map((basis) => {
		const named = result.options.reduce((sum, option) => sum + option[basis], 0);
		return result.turnout?.[basis]?.cast ?? named;
	});
	const covered = new Set(bases.includes('area') ? coveredOf(result) : []);
	const rows = result.options.map((option) => ({
		id: option.id,
		cells: bases.map((basis, i) => {
			if (basis === 'area' && covered.has(option.id)) return { sum: null, share: null };
			return { sum: option[basis], share: permille(option[basis], totals[i] ?? 0) };
		})
	}));
	return { bases, rows, totals, isCovered: covered.size > 0 };
}

/** The options whose area is not told; one alone takes another with it, or it were what is missing from the sum. */
function coveredOf({ options, winners }: Result): string[] {
	const told = (id: string) => id === 'for' || winners.includes(id);
	const others = options
		.filter(({ id, heads }) => heads > 0 && !told(id))
		.sort((a, b) => a.heads - b.heads);
	const small = others.filter(({ heads }) => heads < smallestCell).length;
	return others.slice(0, small === 1 ? 2 : small).map(({ id }) => id);
}

/** The colour of a motion's option, as the name of a token: words stand beside it. */
export function optionTone(id: string): string {
	if (id === 'for') return '--cui';
	return id === 'against' ? '--zhu' : '--edge';
}
