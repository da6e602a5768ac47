import type { Basis, Fraction, Rule, Whole } from './rules.ts';

/** What a committee can ask for by one or by two bases at once (双过半). */
export const ruleBases = ['heads', 'households', 'area', 'heads_and_area'] as const;
export type RuleBasis = (typeof ruleBases)[number];

/** One half of a rule as a form sends it. */
type Share = { basis: RuleBasis | 'none'; part: number; of: number; strict: boolean };

/** A committee's own rule, from the fields of its form. Nothing is checked here; `parseRule` does. */
export function customRule(participation: Share, approval: Share & { whole: Whole }): Rule {
	return {
		id: 'custom',
		participation: lines(participation),
		approval: lines(approval).map((line) => ({ ...line, of: approval.whole }))
	};
}

function lines({ basis, part, of, strict }: Share) {
	const fraction: Fraction = [part, of];
	return basesIn(basis).map((one) => ({ basis: one, fraction, strict }));
}

function basesIn(basis: RuleBasis | 'none'): Basis[] {
	if (basis === 'none') return [];
	return basis === 'heads_and_area' ? ['area', 'heads'] : [basis];
}
