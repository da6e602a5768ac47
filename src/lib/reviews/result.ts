import type { Words } from '#lib/questionnaires/document.ts';

/** One indicator, or one criterion: the unit's own share and the reviewed one, in hundredths of a per cent. */
export type Part = { key: string; words: Words; weight: number; self: number; reviewed: number };

/** A criterion of a result, with the mean that its round reached. */
export type ResultCriterion = Part & { round: number; indicators: readonly Part[] };

/** The parts of a total; without a residents' share nobody was asked. */
export type Shares = { self: number; reviewed: number; residents: number | null; total: number };

/**
 * What an application came to, as it stood when the list was made public. Shares in hundredths of a per cent, for people
 * to read: what decides is worked out from the scores and never rounded.
 */
export type Result = Shares & {
	format: 'minyi-result/1';
	/** What the reviews came to before a visit changed anything; null without a visit's score. */
	beforeVisit: number | null;
	/** What residents weigh in the total. */
	residentsWeight: number;
	criteria: readonly ResultCriterion[];
	/** Its place among all that were reviewed; equals have the same one. */
	place: number;
	of: number;
	/** The means of the round; residents where any were asked. */
	round: Shares;
	/** Everybody's totals to the tenth of the scale below, the best first; whose they are is not told. None of fewer than three. */
	totals: readonly number[];
};

/** A result of one unit, with the round that it belongs to. */
export type PlacedResult = {
	application: string;
	programme: string;
	/** The unit that held the round. */
	organiser: string;
	name: Words;
	year: number;
	announced_at: number;
	/** Designations were made; before, nothing of it is for everybody. */
	settled_at: number | null;
	result: Result;
};
