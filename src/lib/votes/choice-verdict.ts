import { m } from '#i18n/paraglide/messages.js';
import { money, type Locale } from '#lib/ui/format.ts';
import { isBudget } from './ballot-forms/shapes.ts';
import { rankingBasis, type Result } from './count.ts';
import { getMethod } from './methods/method-named.ts';
import { scoreText } from './score-words.ts';
import { list, quoted, type Asked } from './verdict-names.ts';

/** Why these were chosen, by a method that chooses among options: one sentence. */
export function chosenText(vote: Asked, result: Result, locale: Locale): string {
	const name = list(quoted(vote, result.winners), locale);
	const count = scoreOf(vote, result, result.winners[0], locale);
	switch (getMethod(vote.method).because(result)) {
		case 'tie_broken_as_listed':
			return vote.method === 'single' || vote.method === 'approval'
				? m.votes_because_listed_first({ name, count })
				: m.results_because_listed({ name });
		case 'won_runoff': {
			const round = result.rounds.length;
			return round > 1
				? m.results_because_runoff({ round, name, count })
				: m.results_because_runoff_at_once({ name, count });
		}
		case 'strongest_paths':
			return m.results_because_pairs({ name });
		case 'most_points':
			return m.results_because_points({ name, count });
		case 'fits_budget':
			return fundedText(vote, result, locale);
		default:
			return vote.method === 'approval'
				? m.results_because_approved({ name, count })
				: m.votes_because_chosen({ name, count });
	}
}

/** Who is tied and that nothing follows from it. */
export function tiedText(vote: Asked, result: Result, locale: Locale): string {
	const names = list(quoted(vote, result.tied), locale);
	const count = scoreOf(vote, result, result.tied[0], locale);
	if (getMethod(vote.method).because(result) === 'nobody_chose')
		return m.votes_because_nobody_chose();
	if (isBudget(vote.method)) return m.results_because_tied_budget({ names });
	if (vote.method === 'irv' || vote.method === 'schulze') return m.results_because_tied({ names });
	return vote.method === 'single' || vote.method === 'approval'
		? m.votes_because_tied({ names, count })
		: m.results_because_tied_points({ names, count });
}

/** The projects that a budget would have paid for, had the rule been met: those picked step by step. */
export function pickedIn({ rounds }: Pick<Result, 'rounds'>): string[] {
	return rounds.flatMap((round) => ('picked' in round ? round.picked : []));
}

function fundedText(
	{ options, settings: { budget = 0 } }: Asked,
	{ winners }: Result,
	locale: Locale
) {
	if (winners.length === 0) return m.results_because_budget_none();
	const spent = options
		.filter(({ id }) => winners.includes(id))
		.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
	return m.results_because_budget({
		count: winners.length,
		spent: money(spent, locale),
		left: money(budget - spent, locale)
	});
}

function scoreOf(vote: Asked, { options }: Result, id: string | undefined, locale: Locale): string {
	const score = options.find((option) => option.id === id)?.score ?? 0;
	return scoreText(vote, score, rankingBasis(vote.rule), locale);
}
