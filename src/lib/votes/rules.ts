/** What is counted: people, households, or area in 0.01 m². */
export type Basis = 'heads' | 'households' | 'area';
export const bases: readonly Basis[] = ['heads', 'households', 'area'];

/** One sum per basis, whole numbers. */
export type Weights = Record<Basis, number>;

/** What the frozen roll came to. A basis that the roll does not have is absent. */
export type Electorate = Partial<Weights>;

/** Numerator and denominator: [2, 3] is two thirds. */
export type Fraction = readonly [number, number];

/** What an approval is a share of: all who took part, the whole roll, or only for + against. */
export type Whole = 'participants' | 'electorate' | 'decided';

/** A share of the electorate that must take part. `strict`: more than it (过半); else it suffices (以上). */
export type Participation = { basis: Basis; fraction: Fraction; strict: boolean };

/** A share that must approve. */
export type Approval = Participation & { of: Whole };

/** What a decision needs. A simple majority (for > against) is more than 1/2 of those decided. */
export type Rule = {
	id: string;
	participation: readonly Participation[];
	approval: readonly Approval[];
};

/** One line of the rule, worked out: `need` is the least number that satisfies it. */
export type Requirement = {
	kind: 'participation' | 'approval';
	basis: Basis;
	need: number;
	have: number;
	met: boolean;
};

/** The sums that a rule is held against. `decided`: for + against, or all who named an option. */
export type Tallies = {
	electorate?: Electorate | undefined;
	participants: Weights;
	decided: Weights;
	approving: Weights;
};

/** One line of the rule before anybody voted. `total` and `need` are null while they depend on who takes part. */
export type Need = Approval & {
	kind: 'participation' | 'approval';
	total: number | null;
	need: number | null;
};

/**
 * Every requirement of the rule with its numbers: participation first, then approval, in the rule's order.
 * Whole numbers only; `have` ≥ `need` is the same as the fraction compared by cross-multiplication.
 */
export function evaluate(rule: Rule, tallies: Tallies): Requirement[] {
	const { approving } = tallies;
	return [
		...participation(rule, tallies.electorate, tallies.participants),
		...rule.approval.map((line) =>
			requirement('approval', line, totalOf(line, tallies), approving[line.basis])
		)
	];
}

/** How far participation has come: the requirements that may be shown while a vote is open. */
export function participation(
	rule: Rule,
	electorate: Electorate | undefined,
	participants: Weights
): Requirement[] {
	return rule.participation.map((line) =>
		requirement('participation', line, electorate?.[line.basis] ?? 0, participants[line.basis])
	);
}

/** What can be said before opening: "at least 812 households take part". Same order as `evaluate`. */
export function needs(rule: Rule, electorate: Electorate): Need[] {
	return [
		...rule.participation.map((line) => ({
			...line,
			of: 'electorate' as const,
			kind: 'participation' as const
		})),
		...rule.approval.map((line) => ({ ...line, kind: 'approval' as const }))
	].map((line) => {
		const total = line.of === 'electorate' ? (electorate[line.basis] ?? 0) : null;
		return { ...line, total, need: total === null ? null : leastOf(line, total) };
	});
}

/**
 * The least whole number that satisfies a share of `total`: strict ⌊n·total/d⌋ + 1, else ⌈n·total/d⌉.
 * Never below 1: where there is nobody to count (an empty roll, no participant), nothing is satisfied.
 * A share over zero, which `parseRule` refuses, asks for more than all.
 */
export function leastOf(line: { fraction: Fraction; strict: boolean }, total: number): number {
	const [numerator, denominator] = line.fraction;
	if (denominator === 0) return total + 1;
	const product = BigInt(numerator) * BigInt(total);
	const divisor = BigInt(denominator);
	const least = line.strict ? product / divisor + 1n : (product + divisor - 1n) / divisor;
	return Math.max(1, Number(least));
}

function requirement(
	kind: Requirement['kind'],
	line: Participation,
	total: number,
	have: number
): Requirement {
	const need = leastOf(line, total);
	return { kind, basis: line.basis, need, have, met: total > 0 && have >= need };
}

function totalOf({ of, basis }: Approval, tallies: Tallies): number {
	if (of === 'electorate') return tallies.electorate?.[basis] ?? 0;
	return tallies[of][basis];
}
