import { and, eq, isNull, sql } from 'drizzle-orm';
import { evaluator, person, review } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.server.ts';

/** Makes one of an application's reviewers the one who leads its settlement; there is one at a time. */
export async function lead(
	actor: Actor,
	applicationId: string,
	reviewId: string,
	now: number
): Promise<'leads' | 'no_such_review'> {
	const { programme_id } = await applications.get(applicationId);
	const { unit_id: unitId } = await programmes.get(programme_id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser says who leads');
	// The first statement takes the lead away only where the second one can give it to another.
	const [, led] = await write([
		sql`UPDATE ${review} SET leads_since = NULL
			WHERE application_id = ${applicationId} AND leads_since IS NOT NULL AND id <> ${reviewId}
				AND ${stands(applicationId, reviewId)}`,
		sql`UPDATE ${review} SET leads_since = ${now}
			WHERE id = ${reviewId} AND leads_since IS NULL AND ${stands(applicationId, reviewId)}`,
		lineOf(
			actor,
			{ id: reviewId, unitId, action: 'reviews.lead', now },
			{ application: applicationId }
		)
	]);
	if (led?.rowsAffected) return 'leads';
	return (await findLead(applicationId))?.id === reviewId ? 'leads' : 'no_such_review';
}

/** Who leads the settlement of an application, or null. */
export async function findLead(
	applicationId: string
): Promise<{ id: string; evaluator_id: string; person_id: string; name: string } | null> {
	const { id, evaluator_id, application_id, leads_since } = review;
	const [found] = await db()
		.select({ id, evaluator_id, person_id: person.id, name: person.name })
		.from(review)
		.innerJoin(evaluator, eq(evaluator.id, evaluator_id))
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(
			and(
				eq(application_id, applicationId),
				sql`${leads_since} IS NOT NULL`,
				isNull(review.released_at),
				isNull(review.declined_at)
			)
		);
	return found ?? null;
}

/** This person leads the settlement of the application. */
export async function isLead(actor: Actor, applicationId: string): Promise<boolean> {
	return (await findLead(applicationId))?.person_id === actor.id;
}

/**
 * A statement that gives every application of a programme that has reviewers but no lead one of them: the senior ones
 * first, then by when they were given it.
 */
export function leadByDefault(programmeId: string, now: number) {
	return sql`UPDATE ${review} SET leads_since = ${now} WHERE id IN (
		SELECT id FROM (
			SELECT r.id, row_number() OVER (PARTITION BY r.application_id ORDER BY
				CASE coalesce((SELECT t.tier FROM evaluator_tier t WHERE t.evaluator_id = r.evaluator_id
					ORDER BY t.from_at DESC LIMIT 1), 'junior')
					WHEN 'senior' THEN 0 WHEN 'middle' THEN 1 ELSE 2 END, r.assigned_at, r.id) AS place
			FROM review r JOIN application a ON a.id = r.application_id
			WHERE a.programme_id = ${programmeId} AND r.released_at IS NULL AND r.declined_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM review o WHERE o.application_id = r.application_id
					AND o.leads_since IS NOT NULL AND o.released_at IS NULL AND o.declined_at IS NULL)
		) WHERE place = 1)`;
}

const stands = (applicationId: string, reviewId: string) =>
	sql`EXISTS (SELECT 1 FROM review r WHERE r.id = ${reviewId} AND r.application_id = ${applicationId}
		AND r.released_at IS NULL AND r.declined_at IS NULL)`;
