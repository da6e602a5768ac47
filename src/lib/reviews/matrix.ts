import { indicatorsOf, type Indicator } from '#lib/programmes/criteria.ts';
import { writePoints } from '#lib/programmes/points.ts';
import { hundredths } from '#lib/programmes/exact.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { shareOf } from '#lib/programmes/scoring.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { standings, type Agreed, type Standing } from './outcome.ts';
import { spreadOf, type Spread } from './spread.ts';

/** Who reviews an application; the words on the whole are empty until all reviews are in. */
export type Reviewer = {
	/** The review. */
	id: string;
	person: string;
	/** Empty where the one who looks may not know it. */
	name: string;
	/** The one who looks wrote it. */
	isOwn?: boolean;
	isLead: boolean;
	sealed_at: number | null;
	strengths: string;
	improvements: string;
	questions: string;
};

/** What one reviewer says of one indicator; the score in hundredths of a point. */
export type Cell = { score: number | null; comment: string; reason: string };

/** A score that was agreed instead of the mean, by whom and why. */
export type Agreement = {
	by: 'settlement' | 'visit';
	score: number;
	reason: string;
	at: number;
	who: string;
};

/** One indicator across all reviewers, who stand in the order of `reviewers`. */
export type Line = {
	indicator: Indicator;
	self: number | null;
	cells: (Cell | null)[];
	/** How far apart the scores lie, as shares of the scale. */
	spread: Spread | null;
	/** What it came to, in hundredths of a per cent of the scale. */
	share: number;
	by: Standing['by'];
	isApart: boolean;
	isOpen: boolean;
	settlement: Agreement | null;
	visit: Agreement | null;
};

export type Matrix = {
	reviewers: Reviewer[];
	isIn: boolean;
	/** Empty until all reviews are in. */
	criteria: { key: string; words: Words; lines: Line[] }[];
};

type Given = {
	reviewers: readonly Reviewer[];
	cells: readonly (Cell & { review: string; key: string })[];
	agreed: readonly (Agreement & { key: string })[];
	/** The unit's own scores. */
	self: ReadonlyMap<string, number>;
};

/** Puts the reviews of an application side by side; before all are sealed it tells who reviews and no more. */
export function matrix({ criteria, reviewing }: Terms, given: Given): Matrix {
	const { reviewers } = given;
	const isIn = reviewers.length > 0 && reviewers.every(({ sealed_at }) => sealed_at !== null);
	if (!isIn) return { reviewers: reviewers.map(silent), isIn, criteria: [] };
	const by = new Map(given.cells.map((one) => [JSON.stringify([one.review, one.key]), one]));
	const cellOf = (reviewId: string, key: string) => by.get(JSON.stringify([reviewId, key])) ?? null;
	const scores = reviewers.map(
		({ id }) =>
			new Map(
				indicatorsOf(criteria).flatMap(({ key }): [string, number][] => {
					const score = cellOf(id, key)?.score ?? null;
					return score === null ? [] : [[key, score]];
				})
			)
	);
	const agreed = agreedOf(given.agreed);
	const all = standings(criteria, scores, agreed, reviewing.gap);
	const standing = new Map(all.map((one) => [one.key, one]));
	const lineOf = (indicator: Indicator): Line => {
		const own = standing.get(indicator.key);
		const agreement = (by: Agreement['by']) =>
			given.agreed.find((one) => one.key === indicator.key && one.by === by) ?? null;
		return {
			indicator,
			self: given.self.get(indicator.key) ?? null,
			cells: reviewers.map(({ id }) => cellOf(id, indicator.key)),
			spread: spreadIn(indicator, own?.scores ?? []),
			share: own ? hundredths(own.share) : 0,
			by: own?.by ?? 'reviews',
			isApart: own?.isApart ?? false,
			isOpen: own?.isOpen ?? false,
			settlement: agreement('settlement'),
			visit: agreement('visit')
		};
	};
	return {
		reviewers: [...reviewers],
		isIn,
		criteria: criteria.map(({ key, words, indicators }) => {
			return { key, words, lines: indicators.map(lineOf) };
		})
	};
}

/** All lines of a matrix, in the order of the programme. */
export function linesOf({ criteria }: Matrix): Line[] {
	return criteria.flatMap(({ lines }) => lines);
}

/** The form of a settlement as it opens: with what was settled before. */
export function settlementOf(found: Matrix, key: string) {
	const line = linesOf(found).find(({ indicator }) => indicator.key === key);
	const { score, reason } = line?.settlement ?? { score: null, reason: '' };
	return { indicator: key, score: score === null ? '' : writePoints(score), reason };
}

/** A matrix for one of its evaluators: by number, never by name. */
export function withoutNames(found: Matrix, ownId: string): Matrix {
	const hide = (agreement: Agreement | null) => agreement && { ...agreement, who: '' };
	return {
		...found,
		reviewers: found.reviewers.map((one) => {
			return { ...one, name: '', person: '', isOwn: one.id === ownId };
		}),
		criteria: found.criteria.map((criterion) => ({
			...criterion,
			lines: criterion.lines.map((line) => {
				return { ...line, settlement: hide(line.settlement), visit: hide(line.visit) };
			})
		}))
	};
}

function silent(one: Reviewer): Reviewer {
	return { ...one, strengths: '', improvements: '', questions: '' };
}

function agreedOf(all: Given['agreed']): Map<string, Agreed> {
	const found = new Map<string, Agreed>();
	for (const { key, by, score } of all) found.set(key, { ...found.get(key), [by]: score });
	return found;
}

function spreadIn({ scale }: Indicator, scores: readonly number[]): Spread | null {
	return spreadOf(scores.map((score) => hundredths(shareOf(score, scale)) / 10_000));
}
