import type { Words } from '#lib/questionnaires/document.ts';
import { compare, exact, type Exact } from './exact.ts';

/** A designation that can be reached: 基地, 站 or 点. Thresholds and floors in hundredths of a per cent. */
export type Tier = {
	key: string;
	words: Words;
	threshold: number;
	/** The least that single criteria must reach. */
	floors: readonly { criterion: string; least: number }[];
	/** How many at most; null is as many as reach it. */
	quota: number | null;
	/** How long it is valid. */
	years: number;
};

/** What one application came to. */
export type Standing = {
	application: string;
	total: Exact;
	criteria: ReadonlyMap<string, Exact>;
};

/** Why an application does not get a tier: `tied` at the last place, which a rule cannot give to one of them. */
export type Miss =
	| { tier: string; by: 'threshold' }
	| { tier: string; by: 'floor'; criterion: string }
	| { tier: string; by: 'quota' | 'tied' };

export type Proposal = { application: string; tier: string | null; missed: Miss[] };

/** Best first; equals stand together, in the order of their ids, which decides nothing. */
export function ranking(standings: readonly Standing[]): Standing[] {
	return [...standings].sort(
		(a, b) => compare(b.total, a.total) || (a.application < b.application ? -1 : 1)
	);
}

/**
 * Proposes tiers from the highest down: whoever reaches threshold and floors gets it, the best first as far as the
 * quota goes; the others are looked at for the next. Equals at the last place of a quota all miss it as `tied`: the
 * panel decides about them.
 */
export function propose(tiers: readonly Tier[], standings: readonly Standing[]): Proposal[] {
	const ranked = ranking(standings);
	const proposals = new Map<string, Proposal>(
		ranked.map(({ application }) => [application, { application, tier: null, missed: [] }])
	);
	for (const tier of tiers) {
		const reached: Standing[] = [];
		for (const standing of ranked) {
			const proposal = proposals.get(standing.application);
			if (!proposal || proposal.tier !== null) continue;
			const missed = missesOf(tier, standing);
			if (missed.length === 0) reached.push(standing);
			proposal.missed.push(...missed);
		}
		reached.forEach(({ application, total }, place) => {
			const proposal = proposals.get(application);
			if (!proposal) return;
			const by = placeIn(reached, { place, total }, tier.quota);
			if (by === 'in') proposal.tier = tier.key;
			else proposal.missed.push({ tier: tier.key, by });
		});
	}
	return [...proposals.values()];
}

/** What keeps an application from a tier, quota aside. */
export function missesOf(tier: Tier, { total, criteria }: Standing): Miss[] {
	const isBelow = (share: Exact | undefined, least: number) =>
		compare(share ?? exact(0), exact(least, 10_000)) < 0;
	const missed: Miss[] = tier.floors
		.filter(({ criterion, least }) => isBelow(criteria.get(criterion), least))
		.map(({ criterion }) => ({ tier: tier.key, by: 'floor', criterion }));
	return isBelow(total, tier.threshold) ? [{ tier: tier.key, by: 'threshold' }, ...missed] : missed;
}

function placeIn(
	reached: readonly Standing[],
	{ place, total }: { place: number; total: Exact },
	quota: number | null
): 'in' | 'quota' | 'tied' {
	if (quota === null || reached.length <= quota) return 'in';
	const [last, next] = [reached[quota - 1], reached[quota]];
	const isSplit = last && next && compare(last.total, next.total) === 0;
	if (isSplit && compare(total, last.total) === 0) return 'tied';
	return place < quota ? 'in' : 'quota';
}
