import { indicatorsOf, type Criterion } from '#lib/programmes/criteria.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import type { Standing } from './outcome.ts';
import type { Spread } from './spread.ts';

/** One application of a round with its reviews; `standings` only when all are in. */
export type Reviewed = {
	application: { id: string; unit_name: string; unit_name_en: string; unit_code: string };
	reviews: readonly { sealed_at: number | null }[];
	isIn: boolean;
	standings: readonly (Pick<Standing, 'key' | 'isApart' | 'isOpen'> & { spread: Spread | null })[];
};

/** Where the reviews of one application stand. `apart`: scores lie too far apart and wait to be settled. */
export type Progress = 'unassigned' | 'reviewing' | 'apart' | 'done';
export const progresses = ['unassigned', 'reviewing', 'apart', 'done'] as const;

export type Row = {
	id: string;
	name: string;
	name_en: string;
	code: string;
	/** Sealed reviews, of how many that were given out. */
	sealed: number;
	of: number;
	progress: Progress;
	/** Indicators whose scores lay too far apart, and those of them that are not settled yet. */
	apart: number;
	open: number;
	/** The widest range of an indicator, as a share of its scale; null until all are in. */
	widest: number | null;
};

/** Each application of a round with how far its reviews are; nothing of scores before all are in. */
export function rowsOf(reviewed: readonly Reviewed[]): Row[] {
	return reviewed.map(({ application, reviews, isIn, standings }) => {
		const { id, unit_name: name, unit_name_en: name_en, unit_code: code } = application;
		const open = standings.filter(({ isOpen }) => isOpen).length;
		const ranges = standings.flatMap(({ spread }) => (spread ? [spread.range] : []));
		return {
			...{ id, name, name_en, code, open },
			sealed: reviews.filter(({ sealed_at }) => sealed_at !== null).length,
			of: reviews.length,
			progress: isIn ? (open > 0 ? 'apart' : 'done') : reviews.length ? 'reviewing' : 'unassigned',
			apart: standings.filter(({ isApart }) => isApart).length,
			widest: ranges.length ? Math.max(...ranges) : null
		};
	});
}

/** How far reviewers lay apart on one indicator over the programme: the means over applications, as shares of the scale. */
export type IndicatorSpread = {
	key: string;
	words: Words;
	/** Applications that it was compared on. */
	of: number;
	range: number;
	deviation: number;
	/** Applications where it was further apart than the gap. */
	apart: number;
};

/** Every indicator's spread over the applications whose reviews are in; one that was not compared is left out. */
export function spreadsOf(
	criteria: readonly Criterion[],
	reviewed: readonly Reviewed[]
): IndicatorSpread[] {
	const byKey = new Map<string, { range: number; deviation: number; isApart: boolean }[]>();
	for (const { key, spread, isApart } of reviewed.flatMap(({ standings }) => standings)) {
		if (!spread) continue;
		const own = byKey.get(key) ?? [];
		own.push({ range: spread.range, deviation: spread.deviation, isApart });
		byKey.set(key, own);
	}
	return indicatorsOf(criteria).flatMap(({ key, words }) => {
		const own = byKey.get(key) ?? [];
		const mean = (of: (one: (typeof own)[number]) => number) =>
			own.reduce((sum, one) => sum + of(one), 0) / own.length;
		if (own.length === 0) return [];
		const apart = own.filter(({ isApart }) => isApart).length;
		return [
			{
				key,
				words,
				of: own.length,
				range: mean((one) => one.range),
				deviation: mean((one) => one.deviation),
				apart
			}
		];
	});
}

/**
 * What an alpha says: Krippendorff relies on data from 0.800 on, draws tentative conclusions from 0.667 on, and none
 * below (Content Analysis, 2004, chapter 11).
 */
export function agreementOf(alpha: number | null): 'none' | 'low' | 'tentative' | 'good' {
	if (alpha === null) return 'none';
	if (alpha < 2 / 3) return 'low';
	return alpha < 0.8 ? 'tentative' : 'good';
}
