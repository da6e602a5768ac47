/** One evaluator's score of one indicator of one application, as a share of its scale: 0 to 1. */
export type Judgement = {
	evaluator: string;
	application: string;
	indicator: string;
	share: number;
};

/** How far apart the scores of one indicator lie, as shares of its scale. */
export type Spread = { of: number; least: number; most: number; range: number; deviation: number };

/** Range and standard deviation (of a sample: divided by n − 1) of at least two values; null of fewer. */
export function spreadOf(shares: readonly number[]): Spread | null {
	if (shares.length < 2) return null;
	const [least, most] = [Math.min(...shares), Math.max(...shares)];
	const centre = mean(shares);
	const squares = shares.reduce((sum, share) => sum + (share - centre) ** 2, 0);
	const deviation = Math.sqrt(squares / (shares.length - 1));
	return { of: shares.length, least, most, range: most - least, deviation };
}

/** How an evaluator scores beside the others; `mean` above 0 is milder, below 0 more severe. */
export type Severity = { evaluator: string; of: number; mean: number };

/**
 * Each evaluator's severity: the mean difference between a score and the mean of the others' scores of the very same
 * indicator and application, in shares of the scale. Scores that nobody else gave are left out; an evaluator without
 * any that can be compared is not listed. The most severe first.
 */
export function severities(judgements: readonly Judgement[]): Severity[] {
	const differences = new Map<string, number[]>();
	for (const same of byThing(judgements)) {
		if (same.length < 2) continue;
		const total = same.reduce((sum, { share }) => sum + share, 0);
		for (const { evaluator, share } of same) {
			const others = (total - share) / (same.length - 1);
			const own = differences.get(evaluator) ?? [];
			own.push(share - others);
			differences.set(evaluator, own);
		}
	}
	return [...differences]
		.map(([evaluator, own]) => ({ evaluator, of: own.length, mean: mean(own) }))
		.sort((a, b) => a.mean - b.mean);
}

/** The judgements of the very same indicator of the same application, together. */
export function byThing(judgements: readonly Judgement[]): Judgement[][] {
	const things = new Map<string, Map<string, Judgement[]>>();
	for (const judgement of judgements) {
		const { application, indicator } = judgement;
		const own = things.get(application) ?? new Map<string, Judgement[]>();
		const same = own.get(indicator);
		if (same) same.push(judgement);
		else things.set(application, own.set(indicator, [judgement]));
	}
	return [...things.values()].flatMap((own) => [...own.values()]);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
