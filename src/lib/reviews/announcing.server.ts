import { and, asc, eq, sql } from 'drizzle-orm';
import { application_result, list_objection, programme } from '#db/schema.server.ts';
import { status } from '#lib/applications/application.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { hindranceOf, waitingOf, type Hindrance, type Stage, type Waiting } from './announcing.ts';
import { resultsOf, type Placed } from './making-results.ts';
import { ranking, type Place, type Ranking } from './ranking.server.ts';

export type Objection = typeof list_objection.$inferSelect;

/**
 * Makes the list of a round public, once every screened application has a vote: from here on objections are taken. What
 * each application came to is kept in the same write, as it is now.
 */
export async function announce(
	actor: Actor,
	programmeId: string,
	now: number
): Promise<'announced' | 'already_announced' | 'waiting'> {
	const { unit_id: unitId, announced_at } = await programmes.get(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser makes the list public');
	if (announced_at !== null) return 'already_announced';
	const ranked = await ranking(programmeId);
	if ((await waitingFor(programmeId, ranked, now)).length > 0) return 'waiting';
	const results = JSON.stringify([...resultsOf(ranked.round.terms, ranked.places.flatMap(placed))]);
	const [announced] = await write([
		sql`UPDATE ${programme} SET announced_at = ${now}, announced_by = ${actor.id}
			WHERE id = ${programmeId} AND announced_at IS NULL AND called_at IS NOT NULL
				AND discarded_at IS NULL AND NOT EXISTS (SELECT 1 FROM application a
					WHERE a.programme_id = ${programmeId} AND a.withdrawn_at IS NULL
						AND a.refusal_reason = '' AND a.submitted_at IS NOT NULL
						AND NOT EXISTS (SELECT 1 FROM panel_vote v WHERE v.application_id = a.id))`,
		sql`INSERT INTO ${application_result} (application_id, body, made_at)
			SELECT value ->> 0, value -> 1, ${now} FROM json_each(${results}) WHERE changes() > 0`,
		audit.entry({
			...{ at: now, unitId, action: 'reviews.announce' },
			actor: { kind: 'person', id: actor.id },
			subject: { kind: 'programme', id: programmeId },
			detail: {
				designated: ranked.places.filter(({ vote }) => vote?.tier_key).length,
				of: ranked.places.length
			}
		})
	]);
	if (announced?.rowsAffected) return 'announced';
	const { announced_at: since } = await programmes.get(programmeId);
	return since === null ? 'waiting' : 'already_announced';
}

/** What keeps the list from being public now; empty: nothing. */
export async function waitingFor(
	programmeId: string,
	{ round, places }: Ranking,
	now: number
): Promise<Waiting[]> {
	const all = await applications.listOfProgramme(programmeId);
	const placeOf = new Map(places.map((one) => [one.reviewed.application.id, one]));
	const at = (one: (typeof all)[number]): (Stage | null)[] => {
		const standing = status(one);
		if (standing === 'writing') return (one.extended_until ?? 0) > now ? ['completion'] : [];
		if (standing === 'submitted') return ['screening'];
		const place = placeOf.get(one.id);
		return place ? [stageOf(place)] : [];
	};
	return waitingOf(all.flatMap(at), round.terms, now);
}

/** The objections to a round's list, the oldest first, with who made them: for the organiser alone. */
export function objectionsOf(programmeId: string): Promise<Objection[]> {
	return db()
		.select()
		.from(list_objection)
		.where(eq(list_objection.programme_id, programmeId))
		.orderBy(asc(list_objection.made_at), asc(list_objection.id));
}

/** What stands between a round and its designations; null: nothing, they can be made. */
export async function hindrance(programmeId: string, now: number): Promise<Hindrance | null> {
	const { programme_id, answered_at } = list_objection;
	const [found, unanswered] = await Promise.all([
		programmes.get(programmeId),
		db().$count(list_objection, and(eq(programme_id, programmeId), sql`${answered_at} IS NULL`))
	]);
	return hindranceOf(found, { terms: found.terms, unanswered }, now);
}

/** Designations can be made: the list was public for its days, and every objection has its answer. */
export async function canDesignate(programmeId: string, now: number): Promise<boolean> {
	return (await hindrance(programmeId, now)) === null;
}

function stageOf({ reviewed, total, vote }: Place): Stage | null {
	if (!reviewed.isIn) return 'reviews';
	if (total === null) return 'settlement';
	return vote === null ? 'vote' : null;
}

function placed({ reviewed: { application }, ...one }: Place): Placed[] {
	const { place, reviewedShare, total } = one;
	if (place === null || reviewedShare === null || total === null) return [];
	return [{ ...one, id: application.id, reviewed: reviewedShare, place, total }];
}
