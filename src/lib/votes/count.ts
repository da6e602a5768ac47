import { paperOf } from './bundle-head.ts';
import type { Bundle } from './bundle.ts';
import type { Details } from './methods/details.ts';
import type { OptionTally, Round, Tally } from './methods/method.ts';
import { getMethod } from './methods/method-named.ts';
import { total } from './methods/tally.ts';
import { countable, type Heap } from './piles.ts';
import {
	bases,
	evaluate,
	type Basis,
	type Electorate,
	type Requirement,
	type Rule,
	type Weights
} from './rules.ts';

/** `chosen`: the method has winners and there was no rule to meet. */
export type Outcome = 'passed' | 'failed' | 'inquorate' | 'tied' | 'chosen';

/** How much of the electorate took part, per basis that the roll has. */
export type Turnout = Partial<Record<Basis, { cast: number; of: number }>>;

/** The frozen result of a closed vote, as `minyi-count/1` prints it. Whole numbers but for the scores of rankings and equal shares. */
export type Result = {
	ballots: number;
	valid: number;
	blank: number;
	invalid: number;
	/** Absent for an open poll, which has no electorate. */
	turnout?: Turnout;
	options: readonly OptionTally[];
	winners: readonly string[];
	tied: readonly string[];
	rounds: readonly Round[];
	requirements: readonly Requirement[];
	outcome: Outcome;
};

/**
 * Counts a parsed bundle. Ballots are numbers of papers; turnout, options and requirements are weights.
 *
 * - `ballots` = `valid` (a choice, abstentions too) + `blank` + `invalid`. Valid and blank ballots take part
 *   (turnout, "of participants"); spoiled ones do not, nor do ballots that never came back.
 * - Without a rule the method alone decides: `chosen`, or `tied` with those who tie, or `failed` when it has no
 *   winner at all (a budget that pays for nothing).
 * - With a rule, in this order: a participation requirement unmet → `inquorate`; a tie that nobody may break →
 *   `tied` (never for a motion: as many for as against has failed); an approval requirement unmet, or no winner
 *   → `failed`; else `passed`. Winners are named only when chosen or passed, `tied` only when tied. The
 *   requirements are listed in every case.
 * - Options rank by heads; by the rule's first approval basis when the rule never approves by heads.
 * - Nothing depends on the order of ballots, on how they are split into lines, or on channels.
 */
export function count(bundle: Bundle): Result {
	const method = getMethod(bundle.method);
	const heaps = countable(bundle);
	const cast = heaps.filter(({ invalid }) => !invalid);
	const named = cast.filter(({ choice }) => choice !== null);
	const tally = method.count(named, paperOf(bundle, method), rankingBasis(bundle.rule));
	const participants = total(cast);
	const ballots = papers(heaps);
	const valid = papers(named);
	return {
		ballots,
		valid,
		blank: papers(cast) - valid,
		invalid: ballots - papers(cast),
		...(bundle.electorate && { turnout: turnout(bundle.electorate, participants) }),
		options: tally.options,
		...decide(bundle, tally, participants)
	};
}

/** What explains the count on the result page, for methods that have more to say than their result; else null. */
export function detailsOf(bundle: Bundle): Details | null {
	const method = getMethod(bundle.method);
	if (!method.details) return null;
	const named = countable(bundle).filter(({ invalid, choice }) => !invalid && choice !== null);
	return method.details(named, paperOf(bundle, method), rankingBasis(bundle.rule));
}

type Decision = Pick<Result, 'winners' | 'tied' | 'rounds' | 'requirements' | 'outcome'>;

function decide({ rule, electorate }: Bundle, tally: Tally, participants: Weights): Decision {
	const { winners, tied, rounds, decided, proposal } = tally;
	if (!rule) {
		const outcome = tied.length > 0 ? 'tied' : winners.length > 0 ? 'chosen' : 'failed';
		return { winners, tied, rounds, requirements: [], outcome };
	}
	const { approving } = proposal;
	const requirements = evaluate(rule, { electorate, participants, decided, approving });
	const outcome = outcomeOf(requirements, proposal);
	return {
		winners: outcome === 'passed' ? proposal.winners : [],
		tied: outcome === 'tied' ? proposal.tied : [],
		rounds,
		requirements,
		outcome
	};
}

function outcomeOf(
	requirements: readonly Requirement[],
	{ winners, tied }: Tally['proposal']
): Outcome {
	const unmet = requirements.filter(({ met }) => !met);
	if (unmet.some(({ kind }) => kind === 'participation')) return 'inquorate';
	if (tied.length > 0) return 'tied';
	return unmet.length > 0 || winners.length === 0 ? 'failed' : 'passed';
}

/** What options rank by: heads, or the first basis of the rule that never approves by heads. */
export function rankingBasis(rule: Rule | undefined): Basis {
	const asked = rule?.approval.map(({ basis }) => basis) ?? [];
	return asked.includes('heads') ? 'heads' : (asked[0] ?? 'heads');
}

function turnout(electorate: Electorate, participants: Weights): Turnout {
	const shares: Turnout = {};
	for (const basis of bases) {
		const of = electorate[basis];
		if (of !== undefined) shares[basis] = { cast: participants[basis], of };
	}
	return shares;
}

function papers(heaps: readonly Heap[]): number {
	let sum = 0;
	for (const heap of heaps) sum += heap.ballots;
	return sum;
}
