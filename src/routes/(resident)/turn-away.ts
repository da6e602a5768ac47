import { error } from '@sveltejs/kit';
import { turns, type Turn, type TurnedAway } from '#lib/votes/slips/turned-away.ts';

/** Ends a resident's request with the kind page for this reason, and its status. */
export function turnAway(
	turn: Turn,
	facts: Omit<TurnedAway, 'turn'> & { retryAfter?: number } = {}
): never {
	const { retryAfter, ...rest } = facts;
	error(turns[turn], {
		message: turn,
		turnedAway: { turn, ...rest },
		...(retryAfter && { retryAfter })
	});
}
