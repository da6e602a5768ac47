import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { application, list_objection, panel_vote, unit } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** Who is proposed for what, by the units' codes; nothing of those that were refused. Only for a list that is public. */
export function listProposed(programmeId: string) {
	return db()
		.select({
			application: application.id,
			unit: { id: unit.id, name: unit.name, name_en: unit.name_en, code: unit.code },
			tier: panel_vote.tier_key
		})
		.from(panel_vote)
		.innerJoin(application, eq(application.id, panel_vote.application_id))
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNotNull(panel_vote.tier_key),
				isNull(application.withdrawn_at)
			)
		)
		.orderBy(asc(unit.code), asc(application.id));
}

/** Objections that have their answer, the oldest first: never by whom. */
export function listAnswered(programmeId: string) {
	const { id, application_id, words, made_at, answer, answered_at } = list_objection;
	return db()
		.select({ id, application_id, words, made_at, answer, answered_at })
		.from(list_objection)
		.where(and(eq(list_objection.programme_id, programmeId), isNotNull(answered_at)))
		.orderBy(asc(made_at), asc(id));
}

/** How many objections have no answer yet. */
export function countUnanswered(programmeId: string): Promise<number> {
	const { programme_id, answered_at } = list_objection;
	return db().$count(list_objection, and(eq(programme_id, programmeId), isNull(answered_at)));
}
