import type { Actor } from '#lib/people/actor.ts';
import { isEvaluator } from '#lib/reviews/evaluators.server.ts';
import { requireActor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';

/** Somebody who is in a pool of evaluators now. Each command checks once more that the review is theirs. */
export async function requireEvaluator(): Promise<Actor> {
	const actor = requireActor();
	if (!(await isEvaluator(actor))) refuse('forbidden', 'they are in no pool of evaluators');
	return actor;
}
