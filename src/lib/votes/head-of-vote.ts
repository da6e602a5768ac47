import type { Head } from './bundle-head.ts';
import { getMethod } from './methods/method-named.ts';
import { electorateOf, type Vote } from './votes.ts';

/** The head of a vote's bundle: what was frozen, with the options that the paper lists and what they cost. */
export function headOf(vote: Vote): Head {
	const electorate = electorateOf(vote);
	const { costed, fixed } = getMethod(vote.method);
	const { tieBreak = 'none', ...terms } = vote.settings;
	return {
		format: 'minyi-count/1',
		method: vote.method,
		...(!fixed && {
			options: vote.options.map(({ id, label, cost }) => ({
				id,
				label,
				...(costed && { cost: cost ?? 0 })
			})),
			...terms,
			tieBreak
		}),
		...(electorate && { electorate }),
		rule: vote.rule
	};
}
