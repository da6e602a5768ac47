import type { Words } from '#lib/questionnaires/document.ts';

/** What may prove a self score. */
export const evidenceKinds = ['file', 'link', 'consultation', 'measure'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A band of a scale, both ends in it, with what it takes to stand there. In hundredths of a point. */
export type Anchor = { from: number; to: number; words: Words };

/** What an indicator is scored on: from lowest to highest in equal steps, all in hundredths of a point. */
export type Scale = { lowest: number; highest: number; step: number; anchors: readonly Anchor[] };

/** One thing that is scored. `weight` is in hundredths of the 100 points that all indicators share. */
export type Indicator = {
	key: string;
	words: Words;
	/** What to look for, and what counts as proof. */
	help?: Words;
	weight: number;
	scale: Scale;
	/** Without one of each of these the application is not complete. */
	evidence: readonly EvidenceKind[];
	/** The figure that Minyi works out from the unit's own record. */
	measure?: string;
};

/** A group of indicators; its weight is the sum of theirs. */
export type Criterion = {
	key: string;
	words: Words;
	help?: Words;
	indicators: readonly Indicator[];
};

/** The points that all indicators share, in hundredths. */
export const ALL_POINTS = 10_000;

export function indicatorsOf(criteria: readonly Criterion[]): Indicator[] {
	return criteria.flatMap(({ indicators }) => indicators);
}

export function weightOf({ indicators }: Criterion): number {
	return indicators.reduce((all, { weight }) => all + weight, 0);
}

/** The score is one that the scale knows. */
export function isOnScale(score: number, { lowest, highest, step }: Scale): boolean {
	if (!Number.isSafeInteger(score) || score < lowest || score > highest) return false;
	return (score - lowest) % step === 0;
}

/** The band that a score falls in; null where no anchor was written for it. */
export function anchorOf(score: number, { anchors }: Scale): Anchor | null {
	return anchors.find(({ from, to }) => from <= score && score <= to) ?? null;
}
