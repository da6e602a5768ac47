import type { Words } from '#lib/questionnaires/document.ts';
import type { Criterion } from './criteria.ts';
import type { Tier } from './tiers.ts';

/** The days of a round, epoch milliseconds, each not before the one ahead of it. */
export type Phases = {
	/** Applications can be written and submitted. */
	opens_at: number;
	closes_at: number;
	/** Reviews are sealed by then. */
	review_until: number;
	/** Visits are done and scores settled by then. */
	settle_until: number;
	/** The panel decides by then; the list is public from its decision on. */
	decide_until: number;
};

export const phaseNames = [
	'opens_at',
	'closes_at',
	'review_until',
	'settle_until',
	'decide_until'
] as const satisfies readonly (keyof Phases)[];

/** How applications are reviewed. */
export type Reviewing = {
	perApplication: number;
	/** How many of them are of the senior tier at least. */
	seniors: number;
	/** The most applications that one evaluator gets. */
	load: number;
	/** Nobody reviews a unit of their own city. */
	sameCity: boolean;
	/** Nobody reviews a unit that they reviewed in the round before. */
	reviewedBefore: boolean;
	/** Scores of one indicator that lie further apart than this, in hundredths of a per cent of its scale, are settled. */
	gap: number;
};

/** Residents' voice: a questionnaire's key figures and what they weigh, in hundredths of a per cent of the total. */
export type Residents = { questionnaire_version_id: string; weight: number };

/** What a programme asks; frozen as a version when the call opens. */
export type Terms = {
	name: Words;
	year: number;
	/** The text of the call. */
	call: Words;
	/** From the highest down. */
	tiers: readonly Tier[];
	criteria: readonly Criterion[];
	residents: Residents | null;
	reviewing: Reviewing;
	/** How many days objections are taken after the list is public. */
	objectionDays: number;
	/** The most letters of a narrative. */
	narrative: number;
	phases: Phases;
};

export type Status =
	'draft' | 'called' | 'applying' | 'reviewing' | 'deciding' | 'objecting' | 'done';

type Facts = {
	called_at: number | null;
	/** The list was made public. */
	announced_at: number | null;
	/** Designations were made after the objections. */
	settled_at: number | null;
};

/** Where a round stands. */
export function status(facts: Facts, { phases }: Pick<Terms, 'phases'>, now: number): Status {
	if (facts.called_at === null) return 'draft';
	if (facts.settled_at !== null) return 'done';
	if (facts.announced_at !== null) return 'objecting';
	if (now < phases.opens_at) return 'called';
	if (now < phases.closes_at) return 'applying';
	return now < phases.settle_until ? 'reviewing' : 'deciding';
}
