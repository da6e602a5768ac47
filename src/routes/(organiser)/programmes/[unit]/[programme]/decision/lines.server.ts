import { hundredths, type Exact } from '#lib/programmes/exact.ts';
import type { Place, Ranking } from '#lib/reviews/ranking.server.ts';

const read = (share: Exact | null) => share && hundredths(share);

/** One line of the ranking as pages show it: shares in hundredths of a per cent. */
export function lineOf({ reviewed, ...place }: Place) {
	const { id, unit_name, unit_name_en, unit_code } = reviewed.application;
	return {
		id,
		unit: { name: unit_name, name_en: unit_name_en, code: unit_code },
		place: place.place,
		self: hundredths(place.self),
		reviewed: read(place.reviewedShare),
		beforeVisit: read(place.beforeVisit),
		residents: read(place.residents),
		total: read(place.total),
		criteria: [...place.criteria].map(([key, share]) => ({ key, share: hundredths(share) })),
		/** What holds it up: reviews that are out, or scores to be settled. */
		waits: !reviewed.isIn ? ('reviews' as const) : place.total ? null : ('settlement' as const),
		proposal: place.proposal,
		vote: place.vote
	};
}

/** What the lines are named by, and how many of each tier were proposed and decided. */
export function namesOf({ round: { terms }, places }: Ranking) {
	return {
		criteria: terms.criteria.map(({ key, words }) => ({ key, words })),
		residentsWeight: terms.residents?.weight ?? 0,
		tiers: terms.tiers.map(({ key, words, threshold, floors, quota }) => ({
			...{ key, words, threshold, floors, quota },
			proposed: places.filter(({ proposal }) => proposal?.tier === key).length,
			decided: places.filter(({ vote }) => vote?.tier_key === key).length
		}))
	};
}
