import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { application, evaluator, interest, person, review, unit } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** What an evaluator said about an application: an interest in it, or why they gave it back. */
export type Declared = {
	application: string;
	evaluator: string;
	unit: { name: string; name_en: string };
	name: string;
	reason: string;
	at: number;
};

/** The interests that evaluators declared in the applications to a programme, the last ones first. */
export async function listInterests(programmeId: string): Promise<Declared[]> {
	const rows = await db()
		.select({
			...{ application: application.id, evaluator: evaluator.id, name: person.name },
			...{ unit_name: unit.name, unit_name_en: unit.name_en },
			...{ reason: interest.reason, at: interest.declared_at }
		})
		.from(interest)
		.innerJoin(application, eq(application.id, interest.application_id))
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.innerJoin(evaluator, eq(evaluator.id, interest.evaluator_id))
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(and(eq(application.programme_id, programmeId), isNull(application.withdrawn_at)))
		.orderBy(asc(unit.code), asc(interest.declared_at));
	return rows.map(shown);
}

/** The reviews of a programme that were given back, with the reason. */
export async function listDeclines(programmeId: string): Promise<Declared[]> {
	const rows = await db()
		.select({
			...{ application: application.id, evaluator: evaluator.id, name: person.name },
			...{ unit_name: unit.name, unit_name_en: unit.name_en },
			...{ reason: review.decline_reason, at: review.declined_at }
		})
		.from(review)
		.innerJoin(application, eq(application.id, review.application_id))
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.innerJoin(evaluator, eq(evaluator.id, review.evaluator_id))
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNull(application.withdrawn_at),
				isNotNull(review.declined_at)
			)
		)
		.orderBy(asc(unit.code), asc(review.declined_at));
	return rows.map(({ at, ...row }) => shown({ ...row, at: at ?? 0 }));
}

function shown<Row extends { unit_name: string; unit_name_en: string }>({
	unit_name,
	unit_name_en,
	...row
}: Row) {
	return { ...row, unit: { name: unit_name, name_en: unit_name_en } };
}
