import { approval } from './approval.ts';
import { borda } from './borda.ts';
import { budgetEqualShares } from './budget-equal-shares.ts';
import { budgetGreedy } from './budget-greedy.ts';
import { irv } from './irv.ts';
import type { Method, MethodId } from './method.ts';
import { motion } from './motion.ts';
import { schulze } from './schulze.ts';
import { score } from './score.ts';
import { single } from './single.ts';

const methods = {
	motion,
	single,
	approval,
	irv,
	schulze,
	borda,
	score,
	'budget-greedy': budgetGreedy,
	'budget-equal-shares': budgetEqualShares
} satisfies Record<MethodId, Method>;

/** The method of this name, or null: a name that is not known here is refused, never guessed. */
export function findMethod(name: string): Method | null {
	return Object.values(methods).find(({ id }) => id === name) ?? null;
}

/** The method of a bundle that has been parsed. */
export function getMethod(id: MethodId): Method {
	return methods[id];
}
