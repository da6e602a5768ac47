import { chooseOne } from './choose-one.ts';
import { becauseTop, lead } from './leaders.ts';
import type { Method } from './method.ts';
import { least, tallyNamed, total } from './tally.ts';

/**
 * Single choice: each ballot names one option, the most-named wins. A tie at the top is reported, or goes to the
 * first listed when the paper said so beforehand; options that nobody named are never picked by the list.
 * A rule is asked about the leading option (about what each leader has at least, when several are tied).
 */
export const single: Method = {
	id: 'single',
	...chooseOne,
	count(piles, paper, basis) {
		const options = tallyNamed(piles, paper, basis);
		const { leaders, ...outcome } = lead(
			options,
			paper,
			options.some(({ score }) => score > 0)
		);
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(options),
			proposal: { ...outcome, approving: least(leaders) }
		};
	},
	because: (tally) => becauseTop(tally, 'most_ballots')
};
