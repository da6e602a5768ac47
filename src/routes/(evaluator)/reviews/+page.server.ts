import * as calibrating from '#lib/reviews/calibrating.server.ts';
import { isEvaluator } from '#lib/reviews/evaluators.server.ts';
import * as interests from '#lib/reviews/interests.server.ts';
import * as queue from '#lib/reviews/queue.server.ts';
import { requireActor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { now } }) => {
	const actor = requireActor();
	if (!(await isEvaluator(actor))) {
		const isInvited = actor.memberships.some(({ role }) => role === 'evaluator');
		if (!isInvited) refuse('forbidden', 'they are in no pool of evaluators');
		return { isInPool: false, groups: [], visits: [], exercises: [], rounds: [] };
	}
	const [groups, visits, exercises, rounds] = await Promise.all([
		queue.queueOf(actor, now),
		queue.visitsOf(actor),
		calibrating.listOwnExercises(actor),
		interests.openRounds(actor, now)
	]);
	return {
		/** Accepted as an evaluator, and not yet taken into a pool: nothing can be here. */
		isInPool: true,
		/** The reviews by round. */
		groups,
		/** Visits to the places that are reviewed, by application. */
		visits,
		/** Exercises to practise on, those that wait first. */
		exercises: exercises.map(({ programmeId, year, name, distance, done_at }) => ({
			...{ programmeId, year, name, distance, done_at }
		})),
		/** Rounds in whose applications they may declare an interest now. */
		rounds
	};
};
