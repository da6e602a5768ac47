import { chooseOne } from './choose-one.ts';
import type { Because, Method, Option, OptionTally, Tally } from './method.ts';
import { nothing, tallyNamed, total } from './tally.ts';

const fixed: readonly Option[] = [{ id: 'for' }, { id: 'against' }, { id: 'abstain' }];

/**
 * A motion: for, against, abstain. Taken alone, the side with more wins and equal sides are tied, whatever the
 * tie-break says: a motion has no listed order that could carry it. Under a rule only "for" is put to the rule,
 * so that as many for as against is a motion that failed (for > against is not met), never a tie.
 */
export const motion: Method = {
	id: 'motion',
	fixed,
	...chooseOne,
	count(piles, paper, basis) {
		const options = tallyNamed(piles, paper, basis);
		const [yes, no] = [named(options, 'for'), named(options, 'against')];
		return {
			options,
			...lead(yes, no),
			rounds: [],
			decided: total([yes, no]),
			proposal: { winners: ['for'], tied: [], approving: yes }
		};
	},
	because: ({ options }) => because(named(options, 'for').score, named(options, 'against').score)
};

function lead(yes: OptionTally, no: OptionTally): Pick<Tally, 'winners' | 'tied'> {
	if (yes.score === no.score) return { winners: [], tied: [yes.id, no.id] };
	return { winners: [yes.score > no.score ? yes.id : no.id], tied: [] };
}

function because(yes: number, no: number): Because {
	if (yes === 0 && no === 0) return 'nobody_chose';
	if (yes === no) return 'as_many_for_as_against';
	return yes > no ? 'more_for' : 'more_against';
}

function named(options: readonly OptionTally[], id: string): OptionTally {
	return options.find((option) => option.id === id) ?? { id, ...nothing(), score: 0 };
}
