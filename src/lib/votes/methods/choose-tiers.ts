import { faultOfName, isSorted } from './choose-several.ts';
import type { Choice, ChoiceFault, Paper } from './method.ts';

/**
 * The ballot of a ranking: tiers of ids, best first; options in one tier are tied. Those left out are below all
 * named and tied with each other. An option named twice and an empty tier are faults: what they were meant to say
 * cannot be known. The order within a tier means nothing.
 */
export const chooseTiers = {
	terms: {},
	asks: () => 'tiers' as const,
	fault(choice: unknown, paper: Paper): ChoiceFault | null {
		if (!Array.isArray(choice)) return { at: '', reason: 'not_tiers' };
		const tiers: readonly unknown[] = choice;
		const seen = new Set<string>();
		for (let i = 0; i < tiers.length; i++) {
			const fault = faultOfTier(tiers[i], paper, seen);
			if (fault) return { ...fault, at: `[${i}]${fault.at}` };
		}
		return null;
	},
	normal(choice: Choice): Choice | null {
		const tiers = tiersIn(choice);
		if (tiers.length === 0) return null;
		return tiers.every(isSorted) ? tiers : tiers.map((tier) => tier.toSorted());
	}
};

/** The tiers of a checked ranking, best first. */
export function tiersIn(choice: Choice | null): readonly (readonly string[])[] {
	return isTiers(choice) ? choice : [];
}

function isTiers(choice: Choice | null): choice is readonly (readonly string[])[] {
	return Array.isArray(choice) && Array.isArray(choice[0]);
}

function faultOfTier(tier: unknown, paper: Paper, seen: Set<string>): ChoiceFault | null {
	if (!Array.isArray(tier)) return { at: '', reason: 'not_a_list' };
	const names: readonly unknown[] = tier;
	if (names.length === 0) return { at: '', reason: 'empty_tier' };
	for (let j = 0; j < names.length; j++) {
		const fault = faultOfName(names[j], paper, seen);
		if (fault) return { ...fault, at: `[${j}]` };
	}
	return null;
}
