import type { Because, OptionTally, Paper, Tally } from './method.ts';

/** Who leads: the winners or those tied, and the tallies that a rule is asked about. */
export type Lead = Pick<Tally, 'winners' | 'tied'> & { leaders: readonly OptionTally[] };

/**
 * The highest score wins. A tie at the top is reported, or goes to the first listed when the paper said so
 * beforehand; where nobody chose, the list picks nothing.
 */
export function lead(options: readonly OptionTally[], paper: Paper, chosen: boolean): Lead {
	const leaders = top(options);
	const [first] = leaders;
	if (first && (leaders.length === 1 || paper.tieBreak === 'listed') && chosen)
		return { winners: [first.id], tied: [], leaders: [first] };
	return { winners: [], tied: leaders.map(({ id }) => id), leaders };
}

/** Why the highest score won: `won` unless it was a tie. */
export function becauseTop(
	{ options, tied }: Pick<Tally, 'options' | 'tied'>,
	won: Because
): Because {
	if (options.every(({ heads, households, area }) => heads + households + area === 0))
		return 'nobody_chose';
	if (tied.length > 0) return 'tie';
	return top(options).length === 1 ? won : 'tie_broken_as_listed';
}

function top(options: readonly OptionTally[]): OptionTally[] {
	let best = -Infinity;
	for (const { score } of options) if (score > best) best = score;
	return options.filter(({ score }) => score === best);
}
