import {
	indicatorsOf,
	type Criterion,
	type EvidenceKind,
	type Indicator,
	type Scale
} from './criteria.ts';
import type { Terms } from './programme.ts';
import type { Tier } from './tiers.ts';

type Words = Criterion['words'];

/** Adds a criterion at the end; its key is new to the programme. */
export function addCriterion(terms: Terms, words: Words): Terms {
	const criterion = { key: newKey(terms, 'c'), words, indicators: [] };
	return { ...terms, criteria: [...terms.criteria, criterion] };
}

/** Says what a criterion is called, and what it is about. */
export function describeCriterion(
	terms: Terms,
	key: string,
	change: Pick<Criterion, 'words' | 'help'>
): Terms {
	return onCriteria(terms, (all) =>
		all.map((one) =>
			one.key === key ? { key: one.key, ...change, indicators: one.indicators } : one
		)
	);
}

/** Takes a criterion out with its indicators, and the floors that tiers set for it. */
export function removeCriterion(terms: Terms, key: string): Terms {
	const without = onCriteria(terms, (all) => all.filter((one) => one.key !== key));
	const tiers = terms.tiers.map((tier) => ({
		...tier,
		floors: tier.floors.filter(({ criterion }) => criterion !== key)
	}));
	return { ...without, tiers };
}

/** Moves a criterion one place up (-1) or down (1). */
export function moveCriterion(terms: Terms, key: string, by: -1 | 1): Terms {
	return onCriteria(terms, (all) => moved(all, key, by));
}

/** Adds an indicator to a criterion, without weight, on the scale of the one before it. */
export function addIndicator(terms: Terms, criterionKey: string, words: Words): Terms {
	const above = terms.criteria.find(({ key }) => key === criterionKey)?.indicators.at(-1);
	const scale = (above ?? indicatorsOf(terms.criteria).at(-1))?.scale ?? hundredScale;
	const key = newKey(terms, 'i');
	const made: Indicator = { key, words, weight: 0, scale, evidence: ['file'] };
	return onIndicators(terms, (all, criterion) =>
		criterion === criterionKey ? [...all, made] : all
	);
}

export type IndicatorChange = {
	words: Words;
	help?: Words;
	weight: number;
	scale: Scale;
	evidence: readonly EvidenceKind[];
	measure?: string;
};

/** Writes an indicator anew, in its place. */
export function describeIndicator(terms: Terms, key: string, change: IndicatorChange): Terms {
	return onIndicators(terms, (all) =>
		all.map((one) => (one.key === key ? { key, ...change } : one))
	);
}

/** Gives indicators these weights; those that are not named keep theirs. */
export function weigh(terms: Terms, weights: ReadonlyMap<string, number>): Terms {
	return onIndicators(terms, (all) =>
		all.map((one) => ({ ...one, weight: weights.get(one.key) ?? one.weight }))
	);
}

export function removeIndicator(terms: Terms, key: string): Terms {
	return onIndicators(terms, (all) => all.filter((one) => one.key !== key));
}

/** Moves an indicator one place up (-1) or down (1) within its criterion. */
export function moveIndicator(terms: Terms, key: string, by: -1 | 1): Terms {
	return onIndicators(terms, (all) => moved(all, key, by));
}

/** Adds a tier below the others. */
export function addTier(terms: Terms, words: Words): Terms {
	const tier = {
		key: newKey(terms, 't'),
		words,
		threshold: Math.max(0, (terms.tiers.at(-1)?.threshold ?? 9_000) - 1_000),
		floors: [],
		quota: null,
		years: 3
	};
	return { ...terms, tiers: [...terms.tiers, tier] };
}

/** Writes a tier anew; tiers stand from the highest threshold down. */
export function describeTier(terms: Terms, key: string, change: Omit<Tier, 'key'>): Terms {
	const tiers = terms.tiers.map((one) => (one.key === key ? { key, ...change } : one));
	return { ...terms, tiers: tiers.sort((a, b) => b.threshold - a.threshold) };
}

export function removeTier(terms: Terms, key: string): Terms {
	return { ...terms, tiers: terms.tiers.filter((one) => one.key !== key) };
}

/** 0 to 100 points in the bands of the Common Assessment Framework, whose anchors are still to be written. */
const hundredScale: Scale = {
	lowest: 0,
	highest: 10_000,
	step: 100,
	anchors: [
		[0, 1_000],
		[1_100, 3_000],
		[3_100, 5_000],
		[5_100, 7_000],
		[7_100, 9_000],
		[9_100, 10_000]
	].map(([from = 0, to = 0]) => ({ from, to, words: { zh: '' } }))
};

/** A key that nothing in the programme has yet. */
function newKey({ criteria, tiers }: Terms, letter: string): string {
	const taken = new Set([...criteria, ...indicatorsOf(criteria), ...tiers].map(({ key }) => key));
	for (let n = 1; ; n += 1) if (!taken.has(`${letter}${n}`)) return `${letter}${n}`;
}

function onCriteria(terms: Terms, change: (all: readonly Criterion[]) => Criterion[]): Terms {
	return { ...terms, criteria: change(terms.criteria) };
}

function onIndicators(
	terms: Terms,
	change: (all: readonly Indicator[], criterion: string) => readonly Indicator[]
): Terms {
	return onCriteria(terms, (all) =>
		all.map((one) => ({ ...one, indicators: change(one.indicators, one.key) }))
	);
}

function moved<Item extends { key: string }>(
	all: readonly Item[],
	key: string,
	by: -1 | 1
): Item[] {
	const list = [...all];
	const from = list.findIndex((one) => one.key === key);
	const to = from + by;
	const [one, other] = [list[from], list[to]];
	if (!one || !other) return list;
	list[from] = other;
	list[to] = one;
	return list;
}
