import type { Basis, Weights } from '../rules.ts';
import type { Details } from './details.ts';

/** The methods that count. A further one is a further file and its line in `method-named.ts`. */
export type MethodId =
	| 'motion'
	| 'single'
	| 'approval'
	| 'irv'
	| 'schulze'
	| 'borda'
	| 'score'
	| 'budget-greedy'
	| 'budget-equal-shares';

/** What a ballot can name. `cost`: of a project, in the smallest unit of money (分). */
export type Option = { id: string; label?: string; cost?: number };

/**
 * What a ballot says, as `minyi-count/1` writes it: an option, several, tiers best first, or points by option.
 * One that names nothing ([] or {}) is a blank ballot, as null is.
 */
export type Choice =
	string | readonly string[] | readonly (readonly string[])[] | Readonly<Record<string, number>>;

/** What a method needs besides its options; which of it, says the method's `terms`. */
export type Terms = {
	/** The most options that a ballot names: approval, and budgets without points. */
	limit?: number;
	/** The fewest that it names, unless it is blank. */
	minimum?: number;
	/** The lowest and the highest score; whole numbers, also below 0. */
	scale?: readonly [number, number];
	/** The money there is, in the smallest unit (分). */
	budget?: number;
	/** A project that no longer fits is passed over (true, also when not said), or ends the picking (false). */
	skip?: boolean;
	/** The most points that a ballot spreads over the projects; without it, it names the projects. */
	points?: number;
};

/** The frozen paper: the options in listed order, where each stands, and what becomes of a tie. */
export type Paper = Terms & {
	options: readonly Option[];
	position: ReadonlyMap<string, number>;
	tieBreak: 'none' | 'listed';
};

/** How a ballot is filled in: one option, several, tiers best first, or a number for each. */
export type BallotKind = 'one' | 'several' | 'tiers' | 'points';

/** Why a choice is no valid one. `at` is the place within the choice ('' = the whole of it, '[2]', '.a'). */
export type ChoiceFault = { at: string } & (
	| { reason: 'not_one_option' | 'not_a_list' | 'not_tiers' | 'empty_tier' | 'not_points' }
	| { reason: 'no_such_option' | 'named_twice'; option: string }
	| { reason: 'too_many' | 'too_few'; limit: number }
	| { reason: 'off_scale'; lowest: number; highest: number }
	| { reason: 'too_many_points'; points: number }
);

/** Ballots that say the same: the choice (null = blank) and what they weigh together. */
export type Pile = Weights & { choice: Choice | null; ballots: number };

/**
 * What one option got. `score` is what the method ranks by. The weights are those of the ballots that name the
 * option; in a ranking, of those that put it first, alone or with others.
 */
export type OptionTally = Weights & { id: string; score: number };

/** A step on the way to the winners: of a runoff, or of a budget that is filled project by project. */
export type Round =
	| { tallies: readonly { id: string; score: number }[]; left: readonly string[] }
	| { picked: string; score: number; remaining: number };

/**
 * A method's count. `winners` and `tied` are what it says by itself; `proposal` is what a rule is asked about:
 * who wins if the rule is met, who is tied, and what stands behind them. `decided` is for + against, or all
 * who named an option.
 */
export type Tally = {
	options: readonly OptionTally[];
	winners: readonly string[];
	tied: readonly string[];
	rounds: readonly Round[];
	decided: Weights;
	proposal: { winners: readonly string[]; tied: readonly string[]; approving: Weights };
};

/** Why the method, taken alone, came to what it came to; the interface finds the words. */
export type Because =
	| 'more_for'
	| 'more_against'
	| 'as_many_for_as_against'
	| 'most_ballots'
	| 'most_points'
	| 'won_runoff'
	| 'strongest_paths'
	| 'fits_budget'
	| 'tie'
	| 'tie_broken_as_listed'
	| 'nobody_chose';

/** What every method can do. All of it is pure, exact, and the same in whatever order ballots come. */
export type Method = {
	id: MethodId;
	/** The method's own options, for methods that list none of their own making. */
	fixed?: readonly Option[];
	/** Which terms it reads; it cannot do without those that are `true`. */
	terms: Partial<Record<keyof Terms, boolean>>;
	/** Its options are projects that cost something. */
	costed?: true;
	/** How a ballot is filled in. */
	asks: (terms: Terms) => BallotKind;
	/** Why this choice does not stand on this paper, or null. Blank ballots never come here. */
	fault: (choice: unknown, paper: Paper) => ChoiceFault | null;
	/** The choice in the one form that all ballots with the same meaning share; null if it names nothing. */
	normal: (choice: Choice) => Choice | null;
	/** The most that this choice adds to a sum, per unit of weight; 1 unless said. Sums must stay exact. */
	reach?: (choice: Choice, paper: Paper) => number;
	/** The count. `piles` hold valid ballots only; several may say the same. `basis` is what ranks. */
	count: (piles: readonly Pile[], paper: Paper, basis: Basis) => Tally;
	/** Why this method's own count has these winners. */
	because: (tally: Pick<Tally, 'options' | 'winners' | 'tied'>) => Because;
	/** What explains the count beyond its result. */
	details?: (piles: readonly Pile[], paper: Paper, basis: Basis) => Details;
};
