import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { application, evaluator, interest, programme, review, unit } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { evaluatorIn } from './evaluators.server.ts';
import { leadByDefault } from './leading.server.ts';
import { lineOf } from './log-line.server.ts';

/**
 * Declares an interest in an application, given to them or not; if it was given to them and is not sealed, it goes back
 * with it.
 */
export async function declare(
	actor: Actor,
	applicationId: string,
	reason: string,
	now: number
): Promise<'declared' | 'no_reason' | 'already' | 'sealed'> {
	const { evaluatorId, organiserId, programmeId } = await standingTo(actor, applicationId);
	const words = reason.trim().slice(0, 1_000);
	if (words === '') return 'no_reason';
	const [declared] = await write([
		sql`INSERT INTO ${interest} (evaluator_id, application_id, reason, declared_at)
			SELECT ${evaluatorId}, ${applicationId}, ${words}, ${now}
			WHERE NOT EXISTS (SELECT 1 FROM review WHERE evaluator_id = ${evaluatorId}
				AND application_id = ${applicationId} AND sealed_at IS NOT NULL AND released_at IS NULL)
			ON CONFLICT DO NOTHING`,
		lineOf(
			actor,
			{ id: applicationId, unitId: organiserId, action: 'reviews.declare_interest', now },
			{ reason: words, evaluator: evaluatorId }
		),
		sql`UPDATE ${review} SET declined_at = ${now}, decline_reason = ${words}, leads_since = NULL
			WHERE evaluator_id = ${evaluatorId} AND application_id = ${applicationId} AND sealed_at IS NULL
				AND released_at IS NULL AND declined_at IS NULL
				AND EXISTS (SELECT 1 FROM interest WHERE evaluator_id = ${evaluatorId}
					AND application_id = ${applicationId})`,
		leadByDefault(programmeId, now)
	]);
	if (declared?.rowsAffected) return 'declared';
	const [known] = await db()
		.select({ at: interest.declared_at })
		.from(interest)
		.where(and(eq(interest.evaluator_id, evaluatorId), eq(interest.application_id, applicationId)));
	return known ? 'already' : 'sealed';
}

/** The rounds of an evaluator's organisers in which applications stand and the panel has not decided. */
export async function openRounds(actor: Actor, now: number) {
	const rows = await db()
		.select({
			id: programme.id,
			year: programme.year,
			name: sql<{ zh: string; en?: string }>`json_extract(${programme.draft}, '$.name')`.mapWith(
				(text: string): { zh: string; en?: string } => JSON.parse(text)
			),
			applications: sql<number>`(SELECT count(*) FROM application a WHERE a.programme_id = programme.id
				AND a.submitted_at IS NOT NULL AND a.withdrawn_at IS NULL)`
		})
		.from(programme)
		.innerJoin(evaluator, eq(evaluator.organiser_id, programme.unit_id))
		.where(
			and(
				eq(evaluator.person_id, actor.id),
				isNull(evaluator.left_at),
				isNotNull(programme.called_at),
				isNull(programme.announced_at),
				isNull(programme.discarded_at),
				sql`json_extract(${programme.draft}, '$.phases.settle_until') > ${now}`
			)
		)
		.orderBy(programme.year);
	return rows.filter(({ applications }) => applications > 0);
}

/** The places that apply to a round, for an evaluator of its organiser's pool, with the interests they have declared. */
export async function applicantsFor(actor: Actor, programmeId: string) {
	const { unit_id, terms } = await programmes.getCalled(programmeId);
	const evaluatorId = await evaluatorIn(actor, unit_id);
	if (evaluatorId === null) refuse('not_found', `${programmeId} is not for them`);
	const own = sql`${interest.application_id} = ${application.id} AND ${interest.evaluator_id} = ${evaluatorId}`;
	const given = sql`${review.application_id} = ${application.id} AND ${review.evaluator_id} = ${evaluatorId}
		AND ${review.released_at} IS NULL AND ${review.declined_at} IS NULL`;
	const applicants = await db()
		.select({
			...{ id: application.id, name: unit.name, name_en: unit.name_en },
			...{ reason: interest.reason, declared_at: interest.declared_at },
			isGiven: sql<number>`${review.id} IS NOT NULL`,
			isSealed: sql<number>`${review.sealed_at} IS NOT NULL`
		})
		.from(application)
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.leftJoin(interest, own)
		.leftJoin(review, given)
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNotNull(application.submitted_at),
				isNull(application.withdrawn_at)
			)
		)
		.orderBy(asc(unit.code));
	return { terms, organiserId: unit_id, applicants };
}

async function standingTo(actor: Actor, applicationId: string) {
	const [found] = await db()
		.select({ organiserId: programme.unit_id, programmeId: programme.id })
		.from(application)
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.where(
			and(
				eq(application.id, applicationId),
				isNotNull(application.submitted_at),
				isNull(application.withdrawn_at)
			)
		);
	const evaluatorId = found && (await evaluatorIn(actor, found.organiserId));
	if (!found || !evaluatorId) refuse('not_found', `${applicationId} is not for them`);
	return { evaluatorId, ...found };
}

/** The application is one to this programme, or 404. */
export async function mustApply(applicationId: string, programmeId: string): Promise<void> {
	await applications.getOfProgramme(programmeId, applicationId);
}
