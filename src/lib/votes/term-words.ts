import { m } from '#i18n/paraglide/messages.js';
import { money, type Locale } from '#lib/ui/format.ts';
import { defaultScale, isBudget, shapeOf, type Asked } from './ballot-forms/shapes.ts';
import { askedText } from './ballot-forms/words.ts';

/** What a vote's method was told beforehand: how a ballot is filled in, the budget, what becomes of a tie. */
export function termFacts(asked: Asked, locale: Locale): { name: string; text: string }[] {
	const { method, options, settings } = asked;
	if (method === 'motion') return [];
	const { budget = 0, skip, tieBreak } = settings;
	const facts = [{ name: m.methods_fact_ballot(), text: ballotText(asked) }];
	if (isBudget(method)) {
		const sum = options.reduce((total, { cost }) => total + (cost ?? 0), 0);
		const sums = { budget: money(budget, locale), sum: money(sum, locale) };
		facts.push({ name: m.methods_fact_budget(), text: m.methods_fact_budget_of(sums) });
	}
	if (method === 'budget-greedy') {
		const text = skip === false ? m.methods_skip_stop() : m.methods_skip_on();
		facts.push({ name: m.methods_skip(), text });
	}
	const tie = tieBreak === 'listed' ? m.votes_tie_break_listed() : m.votes_tie_break_none();
	return [...facts, { name: m.votes_field_tie_break(), text: tie }];
}

function ballotText(asked: Asked): string {
	const { scale: [lowest, highest] = defaultScale, points = 0 } = asked.settings;
	const shape = shapeOf(asked);
	if (shape === 'score') return m.methods_fact_scale({ lowest, highest });
	return shape === 'points' ? m.methods_fact_points({ points }) : askedText(asked);
}
