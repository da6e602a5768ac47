import { m } from '#i18n/paraglide/messages.js';
import type { MethodId } from './methods/method.ts';

/** A method in three sentences: what it does, what it is good for, what it is not. */
export type MethodSentences = { does: () => string; good: () => string; not: () => string };

/** The methods as they are offered, by what residents do. */
export const methodGroups: { name: () => string; methods: MethodId[] }[] = [
	{ name: m.methods_group_yes_no, methods: ['motion'] },
	{ name: m.methods_group_one, methods: ['single'] },
	{ name: m.methods_group_several, methods: ['approval'] },
	{ name: m.methods_group_rank, methods: ['irv', 'schulze', 'borda'] },
	{ name: m.methods_group_score, methods: ['score'] },
	{ name: m.methods_group_budget, methods: ['budget-greedy', 'budget-equal-shares'] }
];

export const methodSentences: Record<MethodId, MethodSentences> = {
	motion: {
		does: m.methods_motion_does,
		good: m.methods_motion_good,
		not: m.methods_motion_not
	},
	single: {
		does: m.methods_single_does,
		good: m.methods_single_good,
		not: m.methods_single_not
	},
	approval: {
		does: m.methods_approval_does,
		good: m.methods_approval_good,
		not: m.methods_approval_not
	},
	irv: { does: m.methods_irv_does, good: m.methods_irv_good, not: m.methods_irv_not },
	schulze: {
		does: m.methods_schulze_does,
		good: m.methods_schulze_good,
		not: m.methods_schulze_not
	},
	borda: { does: m.methods_borda_does, good: m.methods_borda_good, not: m.methods_borda_not },
	score: { does: m.methods_score_does, good: m.methods_score_good, not: m.methods_score_not },
	'budget-greedy': {
		does: m.methods_budget_greedy_does,
		good: m.methods_budget_greedy_good,
		not: m.methods_budget_greedy_not
	},
	'budget-equal-shares': {
		does: m.methods_budget_equal_shares_does,
		good: m.methods_budget_equal_shares_good,
		not: m.methods_budget_equal_shares_not
	}
};
