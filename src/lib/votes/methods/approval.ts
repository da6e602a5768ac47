import { chooseSeveral, namesIn } from './choose-several.ts';
import { becauseTop, lead } from './leaders.ts';
import type { Method } from './method.ts';
import { least, tallyEach, total } from './tally.ts';

/**
 * Approval: each ballot names every option that it can live with, from `minimum` to `limit`; the most-named wins.
 * A tie at the top is reported, or goes to the first listed when the paper said so beforehand. A rule is asked
 * about the ballots that name the leading option. Brams & Fishburn, American Political Science Review 72 (1978).
 */
export const approval: Method = {
	id: 'approval',
	...chooseSeveral,
	terms: { limit: false, minimum: false },
	count(piles, paper, basis) {
		const options = tallyEach(piles, paper, namesIn);
		for (const option of options) option.score = option[basis];
		const { leaders, ...outcome } = lead(
			options,
			paper,
			options.some(({ score }) => score > 0)
		);
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(piles),
			proposal: { ...outcome, approving: least(leaders) }
		};
	},
	because: (tally) => becauseTop(tally, 'most_ballots')
};
