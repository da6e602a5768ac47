import type { Because, Method, OptionTally, Paper, Tally } from './method.ts';
import { least, tallyNamed, total } from './tally.ts';

/**
 * Single choice: each ballot names one option, the most-named wins. A tie at the top is reported, or goes to the
 * first listed when the paper said so beforehand; options that nobody named are never picked by the list.
 * A rule is asked about the leading option (about what each leader has at least, when several are tied).
 */
export const single: Method = {
	id: 'single',
	fault(choice, paper) {
		if (typeof choice !== 'string') return { at: '', reason: 'not_one_option' };
		return paper.position.has(choice) ? null : { at: '', reason: 'no_such_option', option: choice };
	},
	normal: (choice) => choice,
	count(piles, paper, basis) {
		const options = tallyNamed(piles, paper, basis);
		const { leaders, ...outcome } = lead(options, paper);
		return {
			options,
			...outcome,
			rounds: [],
			decided: total(options),
			proposal: { ...outcome, approving: least(leaders) }
		};
	},
	because: ({ options, tied }) => because(options, tied)
};

function lead(
	options: readonly OptionTally[],
	paper: Paper
): Pick<Tally, 'winners' | 'tied'> & { leaders: readonly OptionTally[] } {
	const leaders = top(options);
	const [first] = leaders;
	if (first && (leaders.length === 1 || paper.tieBreak === 'listed') && first.score > 0)
		return { winners: [first.id], tied: [], leaders: [first] };
	return { winners: [], tied: leaders.map(({ id }) => id), leaders };
}

function because(options: readonly OptionTally[], tied: readonly string[]): Because {
	const leaders = top(options);
	if (leaders.every(({ score }) => score === 0)) return 'nobody_chose';
	if (leaders.length === 1) return 'most_ballots';
	return tied.length > 0 ? 'tie' : 'tie_broken_as_listed';
}

function top(options: readonly OptionTally[]): OptionTally[] {
	let best = 0;
	for (const { score } of options) if (score > best) best = score;
	return options.filter(({ score }) => score === best);
}
