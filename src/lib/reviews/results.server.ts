import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import {
	agreed_score,
	application,
	evaluator,
	person,
	review,
	review_score
} from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { status } from '#lib/applications/application.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, type Scale } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { db } from '#lib/server/db.ts';
import { alpha } from './alpha.ts';
import { standings, type Agreed, type Standing } from './outcome.ts';
import {
	byThing,
	severities,
	spreadOf,
	type Judgement,
	type Severity,
	type Spread
} from './spread.ts';

/** A review with its scores, once it is sealed. */
export type Sealed = {
	id: string;
	application: string;
	evaluator: string;
	name: string;
	sealed_at: number | null;
	scores: Map<string, number>;
};

/** What the reviews of one application came to; `standings` only when all are in. */
export type Reviewed = {
	application: applications.Listed;
	reviews: Sealed[];
	isIn: boolean;
	standings: (Standing & { spread: Spread | null })[];
};

export type Round = {
	terms: Terms;
	reviewed: Reviewed[];
	/** Krippendorff's alpha over all indicators of all applications whose reviews are in; null where it says nothing. */
	alpha: number | null;
	severities: (Severity & { name: string })[];
};

/** What a programme's reviews came to so far: scores of an application only once all of its reviews are sealed. */
export async function roundOf(programmeId: string): Promise<Round> {
	const [{ terms }, listed, reviews, agreed] = await Promise.all([
		termsOf(programmeId),
		applications.listOfProgramme(programmeId),
		listReviews(programmeId),
		agreedOf(programmeId)
	]);
	const scales = new Map(indicatorsOf(terms.criteria).map(({ key, scale }) => [key, scale]));
	const byApplication = grouped(reviews);
	const reviewed = listed
		.filter((one) => status(one) === 'screened')
		.map((one): Reviewed => {
			const own = byApplication.get(one.id) ?? [];
			const isIn = own.length > 0 && own.every(({ sealed_at }) => sealed_at !== null);
			return {
				application: one,
				reviews: own.map((review) => (isIn ? review : { ...review, scores: new Map() })),
				isIn,
				standings: isIn ? standingsOf({ terms, scales }, own, agreed.get(one.id) ?? new Map()) : []
			};
		});
	const judged = reviewed.flatMap((one) => (one.isIn ? judgementsOf(scales, one.reviews) : []));
	const names = new Map(reviews.map(({ evaluator: id, name }) => [id, name]));
	return {
		terms,
		reviewed,
		alpha: alpha(byThing(judged).map((same) => same.map(({ share }) => share))),
		severities: severities(judged).map((one) => ({ ...one, name: names.get(one.evaluator) ?? '' }))
	};
}

type Scales = ReadonlyMap<string, Scale>;

function standingsOf(
	{ terms, scales }: { terms: Terms; scales: Scales },
	reviews: readonly Sealed[],
	agreed: ReadonlyMap<string, Agreed>
) {
	const scored = reviews.map(({ scores }) => scores);
	return standings(terms.criteria, scored, agreed, terms.reviewing.gap).map((standing) => {
		const scale = scales.get(standing.key);
		const shares = scale ? standing.scores.map((score) => shareIn(score, scale)) : [];
		return { ...standing, spread: spreadOf(shares) };
	});
}

function judgementsOf(scales: Scales, reviews: readonly Sealed[]): Judgement[] {
	return reviews.flatMap(({ evaluator: who, application: of, scores }) =>
		[...scores].flatMap(([indicator, score]) => {
			const scale = scales.get(indicator);
			return scale
				? [{ evaluator: who, application: of, indicator, share: shareIn(score, scale) }]
				: [];
		})
	);
}

/** A score as a share of its scale, for what is reported and decides nothing. */
function shareIn(score: number, { lowest, highest }: Scale): number {
	return (score - lowest) / (highest - lowest);
}

function grouped(reviews: readonly Sealed[]): Map<string, Sealed[]> {
	const byApplication = new Map<string, Sealed[]>();
	for (const one of reviews) {
		const own = byApplication.get(one.application);
		if (own) own.push(one);
		else byApplication.set(one.application, [one]);
	}
	return byApplication;
}

async function listReviews(programmeId: string): Promise<Sealed[]> {
	const stands = and(
		eq(application.programme_id, programmeId),
		isNull(review.released_at),
		isNull(review.declined_at)
	);
	const [reviews, scores] = await Promise.all([
		db()
			.select({
				id: review.id,
				application: review.application_id,
				evaluator: review.evaluator_id,
				name: person.name,
				sealed_at: review.sealed_at
			})
			.from(review)
			.innerJoin(application, eq(application.id, review.application_id))
			.innerJoin(evaluator, eq(evaluator.id, review.evaluator_id))
			.innerJoin(person, eq(person.id, evaluator.person_id))
			.where(stands)
			.orderBy(person.name, review.id),
		// One row a review: row by row, what is read costs more than what is worked out of it.
		db()
			.select({
				id: review_score.review_id,
				scores: sql<string>`json_group_object(${review_score.indicator_key}, ${review_score.score})`
			})
			.from(review_score)
			.innerJoin(review, eq(review.id, review_score.review_id))
			.innerJoin(application, eq(application.id, review.application_id))
			.where(and(stands, isNotNull(review_score.score)))
			.groupBy(review_score.review_id)
	]);
	const byReview = new Map(scores.map(({ id, scores: own }) => [id, scoresIn(own)]));
	return reviews.map((one) => ({ ...one, scores: byReview.get(one.id) ?? new Map() }));
}

function scoresIn(json: string): Map<string, number> {
	const scores: Record<string, number> = JSON.parse(json);
	return new Map(Object.entries(scores));
}

async function agreedOf(programmeId: string): Promise<Map<string, Map<string, Agreed>>> {
	const rows = await db()
		.select({ agreed: agreed_score })
		.from(agreed_score)
		.innerJoin(application, eq(application.id, agreed_score.application_id))
		.where(eq(application.programme_id, programmeId));
	const found = new Map<string, Map<string, Agreed>>();
	for (const { agreed } of rows) {
		const own = found.get(agreed.application_id) ?? new Map<string, Agreed>();
		own.set(agreed.indicator_key, { ...own.get(agreed.indicator_key), [agreed.by]: agreed.score });
		found.set(agreed.application_id, own);
	}
	return found;
}
