import { changedParts, settledParts } from './changes.ts';
import { problemsOf, type Problem, type Reason } from './check.ts';
import { measureIds } from './measures.ts';
import { phaseNames, type Terms } from './programme.ts';

/** Why a call cannot be opened: what the terms lack, or what has changed around them. */
export type Obstacle = { key: string; reason: Reason | 'days_passed' | 'no_such_questionnaire' };

/** What keeps a call from being opened now. `published`: the residents' questionnaire is one of the organiser's. */
export function obstaclesOf(
	terms: Terms,
	{ published, now }: { published: boolean; now: number }
): Obstacle[] {
	const obstacles: Obstacle[] = problemsOf(terms, measureIds);
	if (terms.residents && !published) {
		obstacles.push({ key: 'residents', reason: 'no_such_questionnaire' });
	}
	if (terms.phases.closes_at <= now) obstacles.push({ key: 'phases', reason: 'days_passed' });
	return obstacles;
}

/** Why called terms are not changed in this way. */
export type AmendmentFault = 'no_reason' | 'unchanged' | 'settled_part' | 'day_passed' | 'problems';

/** Why what was typed about a programme was not kept. */
export type SaveFault =
	| 'edited_meanwhile'
	| 'discarded'
	| 'announced'
	| 'too_much'
	| Exclude<AmendmentFault, 'unchanged'>;

/**
 * What stands against changing called terms, or null. A day that has passed stays, and no day is moved into the past;
 * what is scored and what it takes stays from the first submission on.
 */
export function amendmentFault(
	before: Terms,
	after: Terms,
	{ reason, submitted, now }: { reason: string; submitted: boolean; now: number }
): AmendmentFault | null {
	const changed = changedParts(before, after);
	if (changed.length === 0) return 'unchanged';
	if (reason.trim() === '') return 'no_reason';
	if (before.year !== after.year) return 'settled_part';
	if (submitted && settledParts.some((part) => changed.includes(part))) return 'settled_part';
	const moved = phaseNames.filter((name) => before.phases[name] !== after.phases[name]);
	const isPast = (name: (typeof moved)[number]) =>
		before.phases[name] <= now || after.phases[name] <= now;
	if (moved.some(isPast)) return 'day_passed';
	const problems: Problem[] = problemsOf(after, measureIds);
	return problems.length > 0 ? 'problems' : null;
}
