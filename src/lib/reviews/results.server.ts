import { and, eq, isNull } from 'drizzle-orm';
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
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { hundredths } from '#lib/programmes/exact.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { shareOf } from '#lib/programmes/scoring.ts';
import { db } from '#lib/server/db.ts';
import { alpha } from './alpha.ts';
import { standings, type Agreed, type Standing } from './outcome.ts';
import { severities, spreadOf, type Judgement, type Severity, type Spread } from './spread.ts';

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
	const reviewed = listed
		.filter((one) => status(one) === 'screened')
		.map((one): Reviewed => {
			const own = reviews.filter((review) => review.application === one.id);
			const isIn = own.length > 0 && own.every(({ sealed_at }) => sealed_at !== null);
			return {
				application: one,
				reviews: own.map((review) => (isIn ? review : { ...review, scores: new Map() })),
				isIn,
				standings: isIn ? standingsOf(terms, own, agreed.get(one.id) ?? new Map()) : []
			};
		});
	const judged = reviewed.flatMap((one) => (one.isIn ? judgementsOf(terms, one.reviews) : []));
	const names = new Map(reviews.map(({ evaluator: id, name }) => [id, name]));
	return {
		terms,
		reviewed,
		alpha: alpha(byThing(judged)),
		severities: severities(judged).map((one) => ({ ...one, name: names.get(one.evaluator) ?? '' }))
	};
}

function standingsOf(
	terms: Terms,
	reviews: readonly Sealed[],
	agreed: ReadonlyMap<string, Agreed>
) {
	const scored = reviews.map(({ scores }) => scores);
	const scales = new Map(indicatorsOf(terms.criteria).map(({ key, scale }) => [key, scale]));
	return standings(terms.criteria, scored, agreed, terms.reviewing.gap).map((standing) => {
		const scale = scales.get(standing.key);
		const shares = scale ? standing.scores.map((score) => number(score, scale)) : [];
		return { ...standing, spread: spreadOf(shares) };
	});
}

function judgementsOf({ criteria }: Terms, reviews: readonly Sealed[]): Judgement[] {
	return reviews.flatMap(({ evaluator: who, application: of, scores }) =>
		indicatorsOf(criteria).flatMap(({ key, scale }) => {
			const score = scores.get(key);
			return score === undefined
				? []
				: [{ evaluator: who, application: of, indicator: key, share: number(score, scale) }];
		})
	);
}

function byThing(judged: readonly Judgement[]): number[][] {
	const things = new Map<string, number[]>();
	for (const { application: of, indicator, share } of judged) {
		const thing = JSON.stringify([of, indicator]);
		things.set(thing, [...(things.get(thing) ?? []), share]);
	}
	return [...things.values()];
}

/** A score as a share of its scale, for what is reported and decides nothing. */
function number(score: number, scale: { lowest: number; highest: number }): number {
	return hundredths(shareOf(score, scale)) / 10_000;
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
		db()
			.select({
				id: review_score.review_id,
				key: review_score.indicator_key,
				score: review_score.score
			})
			.from(review_score)
			.innerJoin(review, eq(review.id, review_score.review_id))
			.innerJoin(application, eq(application.id, review.application_id))
			.where(stands)
	]);
	const byReview = new Map<string, Map<string, number>>();
	for (const { id, key, score } of scores) {
		const own = byReview.get(id) ?? new Map<string, number>();
		if (score !== null) own.set(key, score);
		byReview.set(id, own);
	}
	return reviews.map((one) => ({ ...one, scores: byReview.get(one.id) ?? new Map() }));
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
