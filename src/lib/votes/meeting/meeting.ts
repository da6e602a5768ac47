import type { RollKind } from '#lib/rolls/kinds.ts';
import type { Ballot } from '../ballots.ts';
import type { Rule, Weights } from '../rules.ts';

/** What was counted at a meeting. Whoever was present and raised no hand is `present` alone. */
export type Hands = {
	present: number;
	votes_for: number;
	votes_against: number;
	abstaining: number;
};

/** What is wrong with the numbers, before anything else is asked. */
export type HandsFault = 'more_hands_than_present' | 'more_than_electors';

/**
 * A show of hands counts hands: one of every head, or of every household. It cannot weigh area, so that a rule
 * that asks for area cannot be met by one.
 */
export function meetingFits(kind: RollKind, rule: Rule): boolean {
	const known = kind === 'households' ? ['heads', 'households'] : ['heads'];
	return [...rule.participation, ...rule.approval].every(({ basis }) => known.includes(basis));
}

/** Nobody raises two hands, and nobody is present who is not on the roll. */
export function handsFault(hands: Hands, electors: number): HandsFault | null {
	const { present, votes_for, votes_against, abstaining } = hands;
	if (votes_for + votes_against + abstaining > present) return 'more_hands_than_present';
	return present > electors ? 'more_than_electors' : null;
}

/** Those who were present and raised no hand. */
export function handsDown({ present, votes_for, votes_against, abstaining }: Hands): number {
	return present - votes_for - votes_against - abstaining;
}

/** Who was there, as sums. A hand on a roll of households is a household's. Area is not weighed. */
export function presentAt({ present }: Hands, kind: RollKind): Weights & { electors: number } {
	const households = kind === 'households' ? present : 0;
	return { electors: present, heads: present, households, area: 0 };
}

/** The hands as the ballots that are counted: who was present and raised none is a blank one. */
export function ballotsOfHands(hands: Hands, kind: RollKind): Ballot[] {
	const sums = [
		['for', hands.votes_for],
		['against', hands.votes_against],
		['abstain', hands.abstaining],
		[null, handsDown(hands)]
	] as const;
	return sums
		.filter(([, count]) => count > 0)
		.map(([choice, count]) => ({
			choice,
			count,
			heads: 1,
			...(kind === 'households' && { households: 1 }),
			channel: 'meeting'
		}));
}
