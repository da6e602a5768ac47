import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import {
	affiliation,
	application,
	evaluator,
	interest,
	membership,
	programme,
	review
} from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import * as units from '#lib/units/units.server.ts';

/** What keeps evaluators from applications, by evaluator, and the units that any of them belongs to. */
export async function knownOf(ids: string[], organiserId: string) {
	const before = db()
		.select({ id: review.evaluator_id, unit: application.unit_id, year: programme.year })
		.from(review)
		.innerJoin(application, eq(application.id, review.application_id))
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.where(
			and(
				eq(programme.unit_id, organiserId),
				isNotNull(programme.settled_at),
				isNotNull(review.sealed_at),
				sql`${programme.year} = (SELECT max(p.year) FROM programme p
					WHERE p.unit_id = ${organiserId} AND p.settled_at IS NOT NULL)`
			)
		);
	/** Whoever works or has worked at a desk belongs there, whether the pool's record says so or not. */
	const works = db()
		.select({ evaluator_id: evaluator.id, unit_id: membership.unit_id })
		.from(membership)
		.innerJoin(evaluator, eq(evaluator.person_id, membership.person_id))
		.where(
			and(inArray(evaluator.id, ids), inArray(membership.role, ['chair', 'editor', 'supervisor']))
		);
	const { evaluator_id, unit_id } = affiliation;
	const said = db()
		.select({ evaluator_id, unit_id })
		.from(affiliation)
		.where(inArray(evaluator_id, ids));
	const [belongs, interests, declined, reviewed] = await Promise.all([
		Promise.all([said, works]).then((both) => both.flat()),
		db().select().from(interest).where(inArray(interest.evaluator_id, ids)),
		db()
			.select({ id: review.evaluator_id, application: review.application_id })
			.from(review)
			.where(and(inArray(review.evaluator_id, ids), isNotNull(review.declined_at))),
		before
	]);
	const affiliated = await units.listByIds([...new Set(belongs.map(({ unit_id }) => unit_id))]);
	const of = (id: string) => ({
		units: belongs.filter((one) => one.evaluator_id === id).map(({ unit_id }) => unit_id),
		interests: interests
			.filter((one) => one.evaluator_id === id)
			.map(({ application_id }) => application_id),
		declined: declined.filter((one) => one.id === id).map((one) => one.application),
		reviewedBefore: reviewed.filter((one) => one.id === id).map(({ unit }) => unit)
	});
	return { of, affiliated };
}
