import type { Terms } from '#lib/programmes/programme.ts';

const DAY = 86_400_000;

/** What an application goes through before its list can be public, in this order. */
const stages = ['completion', 'screening', 'reviews', 'settlement', 'vote'] as const;
export type Stage = (typeof stages)[number];

/** What keeps a list from being public: how many applications are at which stage; `nobody`: there is none to decide on. */
export type Waiting = { for: 'closing' | 'nobody' } | { for: Stage; count: number };

/** What waits before the list can be public; `all` has for each application the stage it is at, null once it is voted on. */
export function waitingOf(
	all: readonly (Stage | null)[],
	{ phases }: Pick<Terms, 'phases'>,
	now: number
): Waiting[] {
	if (now < phases.closes_at) return [{ for: 'closing' }];
	if (all.length === 0) return [{ for: 'nobody' }];
	return stages.flatMap((stage) => {
		const count = all.filter((one) => one === stage).length;
		return count > 0 ? [{ for: stage, count }] : [];
	});
}

type Announced = { announced_at: number | null; settled_at: number | null };

/** Until when objections to a public list are taken; null before it is public. */
export function objectionsUntil(
	{ announced_at }: Pick<Announced, 'announced_at'>,
	{ objectionDays }: Pick<Terms, 'objectionDays'>
): number | null {
	return announced_at === null ? null : announced_at + objectionDays * DAY;
}

/** Objections to the list are taken now. */
export function canObject(
	programme: Announced,
	terms: Pick<Terms, 'objectionDays'>,
	now: number
): boolean {
	const until = objectionsUntil(programme, terms);
	return until !== null && now < until && programme.settled_at === null;
}

/** What keeps designations from being made: the list is not public, objections are taken, or some have no answer. */
export type Hindrance = 'announcement' | 'objection_days' | 'answers';

/** What stands between a round and its designations; null: nothing. */
export function hindranceOf(
	programme: Announced,
	{ terms, unanswered }: { terms: Pick<Terms, 'objectionDays'>; unanswered: number },
	now: number
): Hindrance | null {
	const until = objectionsUntil(programme, terms);
	if (until === null) return 'announcement';
	if (now < until) return 'objection_days';
	return unanswered > 0 ? 'answers' : null;
}
