import type { Basis, Weights } from '../rules.ts';

/** The methods that count. A further one is a further file and its line in `method-named.ts`. */
export type MethodId = 'motion' | 'single';

/** What a ballot can name. */
export type Option = { id: string; label?: string };

/** What a ballot says, as `minyi-count/1` writes it: an option, several, tiers best first, or points by option. */
export type Choice =
	string | readonly string[] | readonly (readonly string[])[] | Readonly<Record<string, number>>;

/** The frozen paper: the options in listed order, where each stands, and what becomes of a tie. */
export type Paper = {
	options: readonly Option[];
	position: ReadonlyMap<string, number>;
	tieBreak: 'none' | 'listed';
};

/** Why a choice is no valid one. `at` is the place within the choice ('' = the whole of it, '[2]', '.a'). */
export type ChoiceFault = { at: string } & (
	{ reason: 'not_one_option' } | { reason: 'no_such_option'; option: string }
);

/** Ballots that say the same: the choice (null = blank) and what they weigh together. */
export type Pile = Weights & { choice: Choice | null; ballots: number };

/** What one option got. `score` is what the method ranks by. */
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
	| 'tie'
	| 'tie_broken_as_listed'
	| 'nobody_chose';

/** What every method can do. All of it is pure, exact, and the same in whatever order ballots come. */
export type Method = {
	id: MethodId;
	/** The method's own options, for methods that list none of their own making. */
	fixed?: readonly Option[];
	/** Why this choice does not stand on this paper, or null. Blank ballots never come here. */
	fault: (choice: unknown, paper: Paper) => ChoiceFault | null;
	/** The choice in the one form that all ballots with the same meaning share. */
	normal: (choice: Choice) => Choice;
	/** The count. `piles` hold valid ballots only; several may say the same. `basis` is what ranks. */
	count: (piles: readonly Pile[], paper: Paper, basis: Basis) => Tally;
	/** Why this method's own count has these winners. */
	because: (tally: Pick<Tally, 'options' | 'winners' | 'tied'>) => Because;
};
