import type { Phases } from '#lib/programmes/programme.ts';

/** How far one evaluator is with one application. */
export type Progress = {
	/** Indicators with a score and a comment. */
	done: number;
	of: number;
	/** Strengths and improvements are written. */
	hasWords: boolean;
	sealed_at: number | null;
	/** All reviews of the application are sealed. */
	isIn: boolean;
	/** Indicators whose scores lie apart and of which they have not said why. */
	unexplained: number;
};

/**
 * `ready`: complete, only to be sealed. `waiting`: sealed, others are not. `explain`: scores lie apart and their reasons
 * are asked for. `missed`: it was not sealed in time.
 */
export type State = 'new' | 'writing' | 'ready' | 'waiting' | 'explain' | 'done' | 'missed';

/** Where a review stands, and by when what comes next is due; null where nothing is theirs to do. */
export function stateOf(
	{ done, of, hasWords, sealed_at, isIn, unexplained }: Progress,
	phases: Pick<Phases, 'review_until' | 'settle_until'>,
	now: number
): { state: State; due: number | null } {
	if (sealed_at !== null) {
		if (!isIn) return { state: 'waiting', due: null };
		const asked = unexplained > 0 && now < phases.settle_until;
		return asked ? { state: 'explain', due: phases.settle_until } : { state: 'done', due: null };
	}
	if (now >= phases.settle_until) return { state: 'missed', due: null };
	const due = phases.review_until;
	if (done === of && hasWords) return { state: 'ready', due };
	return { state: done === 0 && !hasWords ? 'new' : 'writing', due };
}

/** What is due first stands first; of the same day, what is furthest along. */
export function byUrgency(
	a: { due: number | null; done: number; of: number },
	b: { due: number | null; done: number; of: number }
): number {
	const [first, second] = [a.due ?? Infinity, b.due ?? Infinity];
	if (first !== second) return first - second;
	return b.done * a.of - a.done * b.of;
}
