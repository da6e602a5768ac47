import { eq, sql } from 'drizzle-orm';
import { evaluator, evaluator_tier, person } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { line, mustKeepPool } from './pool-log.server.ts';
import type { EvaluatorTier } from './promotion.ts';

/** Somebody who has an account, by their e-mail, or null. */
export async function findPerson(email: string): Promise<{ id: string; name: string } | null> {
	const [found] = await db()
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(eq(person.email, email.trim().toLowerCase()));
	return found ?? null;
}

export type Joining = {
	key: string;
	personId: string;
	field: string;
	city: string;
	tier: EvaluatorTier;
	reason: string;
};

/** Takes somebody who has an account into an organiser's pool, in a tier; once at a time. */
export async function join(
	actor: Actor,
	organiserId: string,
	{ key, personId, field, city, tier, reason }: Joining,
	now: number
): Promise<{ id: string } | 'already_there' | 'no_such_person'> {
	mustKeepPool(actor, organiserId);
	const id = newId();
	const detail = { person: personId, tier, reason };
	const [joined] = await write([
		sql`INSERT INTO ${evaluator} (id, form_key, organiser_id, person_id, field, city, joined_at, join_reason)
			SELECT ${id}, ${key}, ${organiserId}, id, ${field}, ${city}, ${now}, ${reason}
			FROM ${person} WHERE id = ${personId} AND disabled_at IS NULL
			ON CONFLICT DO NOTHING`,
		sql`INSERT INTO ${evaluator_tier} (evaluator_id, from_at, tier, reason, decided_by)
			SELECT ${id}, ${now}, ${tier}, ${reason}, ${actor.id} WHERE changes() > 0`,
		line(actor, { id, organiserId, action: 'programmes.join_pool', now }, detail)
	]);
	if (joined?.rowsAffected) return { id };
	const [there] = await db()
		.select({ id: evaluator.id })
		.from(evaluator)
		.where(
			sql`${evaluator.organiser_id} = ${organiserId} AND ${evaluator.person_id} = ${personId}
				AND ${evaluator.left_at} IS NULL`
		);
	return there ? 'already_there' : 'no_such_person';
}

/** Somebody leaves the pool, with the reason. Reviews in hand must have been given to others before. */
export async function leave(
	actor: Actor,
	organiserId: string,
	{ id, reason }: { id: string; reason: string },
	now: number
): Promise<'left' | 'no_reason' | 'has_reviews' | 'not_there'> {
	mustKeepPool(actor, organiserId);
	if (reason.trim() === '') return 'no_reason';
	const here = sql`id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`;
	const [left] = await write([
		sql`UPDATE evaluator SET left_at = ${now}, leave_reason = ${reason.trim()}
			WHERE ${here} AND NOT EXISTS (SELECT 1 FROM review r
				JOIN application a ON a.id = r.application_id JOIN programme p ON p.id = a.programme_id
				WHERE r.evaluator_id = evaluator.id AND r.released_at IS NULL AND r.declined_at IS NULL
				AND r.sealed_at IS NULL AND a.withdrawn_at IS NULL AND p.settled_at IS NULL)`,
		line(actor, { id, organiserId, action: 'programmes.leave_pool', now }, { reason })
	]);
	if (left?.rowsAffected) return 'left';
	const [still] = await db().select({ id: evaluator.id }).from(evaluator).where(here);
	return still ? 'has_reviews' : 'not_there';
}
