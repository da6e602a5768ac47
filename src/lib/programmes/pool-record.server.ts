import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import {
	affiliation,
	evaluator,
	evaluator_tier,
	person,
	training,
	unit
} from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { line, mustKeepPool } from './pool-log.server.ts';
import type { EvaluatorTier, TrainingKind } from './promotion.ts';

/** What is on record about an evaluator: the units that they belong to, their training, and their tiers. */
export async function recordOf(evaluatorId: string) {
	const [affiliations, trainings, tiers] = await Promise.all([
		db()
			.select({ unit_id: unit.id, name: unit.name, name_en: unit.name_en, note: affiliation.note })
			.from(affiliation)
			.innerJoin(unit, eq(unit.id, affiliation.unit_id))
			.where(eq(affiliation.evaluator_id, evaluatorId))
			.orderBy(asc(unit.code)),
		db()
			.select({
				...{ id: training.id, kind: training.kind, hours: training.hours },
				...{ held_at: training.held_at, note: training.note }
			})
			.from(training)
			.where(and(eq(training.evaluator_id, evaluatorId), isNull(training.removed_at)))
			.orderBy(desc(training.held_at), asc(training.id)),
		db()
			.select({
				...{ tier: evaluator_tier.tier, from_at: evaluator_tier.from_at },
				...{ reason: evaluator_tier.reason, decided_by: person.name }
			})
			.from(evaluator_tier)
			.innerJoin(person, eq(person.id, evaluator_tier.decided_by))
			.where(eq(evaluator_tier.evaluator_id, evaluatorId))
			.orderBy(desc(evaluator_tier.from_at))
	]);
	return { affiliations, trainings, tiers };
}

/** Says what an evaluator knows about, and where they live. */
export async function revise(
	actor: Actor,
	organiserId: string,
	{ id, field, city }: { id: string; field: string; city: string },
	now: number
): Promise<void> {
	mustKeepPool(actor, organiserId);
	await write([
		sql`UPDATE ${evaluator} SET field = ${field}, city = ${city}
			WHERE id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`,
		line(actor, { id, organiserId, action: 'programmes.revise_evaluator', now }, { field, city })
	]);
}

/** Puts an evaluator into another tier, with the reason. */
export async function promote(
	actor: Actor,
	organiserId: string,
	{ id, tier, reason }: { id: string; tier: EvaluatorTier; reason: string },
	now: number
): Promise<'promoted' | 'no_reason' | 'unchanged'> {
	mustKeepPool(actor, organiserId);
	if (reason.trim() === '') return 'no_reason';
	const [promoted] = await write([
		sql`INSERT INTO ${evaluator_tier} (evaluator_id, from_at, tier, reason, decided_by)
			SELECT e.id, ${now}, ${tier}, ${reason.trim()}, ${actor.id} FROM evaluator e
			WHERE ${present(id, organiserId)} AND ${tier} IS NOT (SELECT t.tier FROM evaluator_tier t
				WHERE t.evaluator_id = e.id ORDER BY t.from_at DESC LIMIT 1)
			ON CONFLICT DO NOTHING`,
		line(actor, { id, organiserId, action: 'programmes.promote', now }, { tier, reason })
	]);
	return promoted?.rowsAffected ? 'promoted' : 'unchanged';
}

/** Notes a unit that an evaluator belongs or belonged to: they will review neither it nor what lies below it. */
export async function affiliate(
	actor: Actor,
	organiserId: string,
	{ id, unitId, note }: { id: string; unitId: string; note: string },
	now: number
): Promise<'added' | 'unchanged'> {
	mustKeepPool(actor, organiserId);
	const [added] = await write([
		sql`INSERT INTO ${affiliation} (evaluator_id, unit_id, note)
			SELECT e.id, u.id, ${note} FROM evaluator e JOIN unit u ON u.id = ${unitId}
			WHERE ${present(id, organiserId)} ON CONFLICT DO NOTHING`,
		line(actor, { id, organiserId, action: 'programmes.affiliate', now }, { unit: unitId })
	]);
	return added?.rowsAffected ? 'added' : 'unchanged';
}

/** Takes such a note away, where it was wrong. */
export async function disaffiliate(
	actor: Actor,
	organiserId: string,
	{ id, unitId }: { id: string; unitId: string },
	now: number
): Promise<void> {
	mustKeepPool(actor, organiserId);
	await write([
		sql`DELETE FROM ${affiliation} WHERE evaluator_id = ${id} AND unit_id = ${unitId}
			AND EXISTS (SELECT 1 FROM evaluator e WHERE ${present(id, organiserId)})`,
		line(actor, { id, organiserId, action: 'programmes.disaffiliate', now }, { unit: unitId })
	]);
}

export type Trained = {
	key: string;
	id: string;
	kind: TrainingKind;
	hours: number;
	held_at: number;
	note: string;
};

/** Enters something that an evaluator took part in, with its hours. Nothing that has not been yet. */
export async function train(
	actor: Actor,
	organiserId: string,
	{ key, id, kind, hours, held_at, note }: Trained,
	now: number
): Promise<'entered' | 'not_yet' | 'unchanged'> {
	mustKeepPool(actor, organiserId);
	if (held_at > now) return 'not_yet';
	const detail = { kind, hours, held_at };
	const [entered] = await write([
		sql`INSERT INTO ${training} (id, form_key, evaluator_id, kind, hours, held_at, note, entered_by, entered_at)
			SELECT ${newId()}, ${key}, e.id, ${kind}, ${hours}, ${held_at}, ${note}, ${actor.id}, ${now}
			FROM evaluator e WHERE ${present(id, organiserId)} ON CONFLICT DO NOTHING`,
		line(actor, { id, organiserId, action: 'programmes.train', now }, detail)
	]);
	return entered?.rowsAffected ? 'entered' : 'unchanged';
}

/** Takes an entry out of the training record, where it was wrong; it stays in the log. */
export async function untrain(
	actor: Actor,
	organiserId: string,
	{ id, trainingId }: { id: string; trainingId: string },
	now: number
): Promise<void> {
	mustKeepPool(actor, organiserId);
	await write([
		sql`UPDATE ${training} SET removed_at = ${now}
			WHERE id = ${trainingId} AND evaluator_id = ${id} AND removed_at IS NULL
			AND EXISTS (SELECT 1 FROM evaluator e WHERE ${present(id, organiserId)})`,
		line(actor, { id, organiserId, action: 'programmes.untrain', now }, { training: trainingId })
	]);
}

/** The evaluator `e` is in this pool now. */
const present = (id: string, organiserId: string) =>
	sql`e.id = ${id} AND e.organiser_id = ${organiserId} AND e.left_at IS NULL`;
