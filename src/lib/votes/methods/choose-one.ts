import type { ChoiceFault, Paper } from './method.ts';

/** The ballot of a motion and of a single choice: the id of one option. */
export const chooseOne = {
	asks: () => 'one' as const,
	terms: {},
	fault(choice: unknown, paper: Paper): ChoiceFault | null {
		if (typeof choice !== 'string') return { at: '', reason: 'not_one_option' };
		return paper.position.has(choice) ? null : { at: '', reason: 'no_such_option', option: choice };
	},
	normal: <T>(choice: T) => choice
};
