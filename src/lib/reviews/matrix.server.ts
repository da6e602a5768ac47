import { and, asc, eq, isNull } from 'drizzle-orm';
import { agreed_score, evaluator, person, review, review_score } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as submissions from '#lib/applications/submission.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { db } from '#lib/server/db.ts';
import { matrix, type Agreement, type Cell, type Matrix, type Reviewer } from './matrix.ts';

/**
 * The reviews of one application side by side, with what was agreed. Scores and words only once all of its reviews are
 * sealed. Reviewers come in an order that tells nothing of them.
 */
export async function matrixOf(applicationId: string): Promise<Matrix> {
	const { programme_id } = await applications.get(applicationId);
	const [{ terms }, reviewers, cells, agreed, newest] = await Promise.all([
		termsOf(programme_id),
		listReviewers(applicationId),
		listCells(applicationId),
		listAgreed(applicationId),
		submissions.findNewest(applicationId)
	]);
	const own = newest?.body.indicators.map(({ key, self_score }) => [key, self_score] as const);
	return matrix(terms, { reviewers, cells, agreed, self: new Map(own) });
}

const stands = (applicationId: string) =>
	and(
		eq(review.application_id, applicationId),
		isNull(review.released_at),
		isNull(review.declined_at)
	);

async function listReviewers(applicationId: string): Promise<Reviewer[]> {
	const rows = await db()
		.select({ review, name: person.name, person: person.id })
		.from(review)
		.innerJoin(evaluator, eq(evaluator.id, review.evaluator_id))
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(stands(applicationId))
		.orderBy(asc(review.id));
	return rows.map(({ review: own, ...who }) => {
		const { id, sealed_at, leads_since, strengths, improvements, questions } = own;
		return {
			id,
			...who,
			sealed_at,
			isLead: leads_since !== null,
			strengths,
			improvements,
			questions
		};
	});
}

async function listCells(
	applicationId: string
): Promise<(Cell & { review: string; key: string })[]> {
	const { review_id, indicator_key, score, comment, settlement_reason } = review_score;
	return db()
		.select({ review: review_id, key: indicator_key, score, comment, reason: settlement_reason })
		.from(review_score)
		.innerJoin(review, eq(review.id, review_id))
		.where(stands(applicationId));
}

async function listAgreed(applicationId: string): Promise<(Agreement & { key: string })[]> {
	const { indicator_key, by, score, reason, recorded_at } = agreed_score;
	return db()
		.select({ key: indicator_key, by, score, reason, at: recorded_at, who: person.name })
		.from(agreed_score)
		.innerJoin(person, eq(person.id, agreed_score.recorded_by))
		.where(eq(agreed_score.application_id, applicationId));
}
